"""The report as one HTML page: complete in itself, readable without scripts, filtered with them."""

from html import escape

from kg.validation.finding import SEVERITIES, Finding
from kg.validation.report import Report

_STYLE = """
:root{color-scheme:light dark;--ink:#1b2127;--paper:#fdfdfb;--soft:#5a646e;--line:#d9dcd8;--link:#0b4f8a;--focus:#b35a00;
--violation:#8f1d1d;--warning:#7a4a00;--info:#0b4f8a}
@media(prefers-color-scheme:dark){:root{--ink:#e4e7e4;--paper:#14181b;--soft:#a3adb5;--line:#343b40;--link:#8cc1f2;--focus:#ffb45e;
--violation:#f39a93;--warning:#eebc6c;--info:#8cc1f2}}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,"Segoe UI",Roboto,sans-serif;color:var(--ink);background:var(--paper);
max-width:75rem;margin:1.5rem auto;padding:0 1.25rem}
h1{font-size:1.7rem;line-height:1.2}a{color:var(--link)}small,caption{color:var(--soft)}
:focus-visible,input:focus{outline:3px solid var(--focus);outline-offset:2px}
table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.5rem 1rem .5rem 0;border-bottom:1px solid var(--line)}
td:first-child{font-weight:600;white-space:nowrap}td:nth-child(3){min-width:15rem}td:last-child{min-width:18rem}
code{font-size:.86em;overflow-wrap:anywhere}
.violation{color:var(--violation)}.warning{color:var(--warning)}.info{color:var(--info)}
form{display:flex;flex-wrap:wrap;gap:.6rem 1rem;margin:1rem 0}
label{display:grid;flex:1 1 12rem;max-width:24rem;color:var(--soft);font-size:.86rem}
input,select{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:3px;padding:.4rem .6rem}
[hidden]{display:none}.scroll{overflow-x:auto}
@media screen and (max-width:44rem){
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
table,caption,tbody{display:block}
tr{display:grid;gap:.3rem;padding:.8rem 0;border-bottom:1px solid var(--line)}tr[hidden]{display:none}
td,td:nth-child(n){min-width:0;padding:0;border:0}label{max-width:none}}
@media print{form,#shown{display:none}.scroll{overflow:visible}tr{break-inside:avoid}}
"""
_SCRIPT = """
const rows=[...document.querySelectorAll('tbody tr')],form=document.querySelector('form'),shown=document.querySelector('#shown');
form.hidden=false;
const show=()=>{const f=new FormData(form),text=f.get('text').toLowerCase();let n=0;
for(const row of rows){const fits=(!f.get('rule')||row.dataset.rule===f.get('rule'))&&(!f.get('file')||row.dataset.file===f.get('file'))
&&row.textContent.toLowerCase().includes(text);row.hidden=!fits;n+=fits}shown.textContent=n+' of '+rows.length+' findings shown'};
form.addEventListener('input',show);form.addEventListener('submit',e=>e.preventDefault());show();
"""


_NOT_IN_HTML = {code: " " for code in (*range(0x20), *range(0x7F, 0xA0)) if code not in (0x09, 0x0A, 0x0C, 0x0D)}
"""Control characters that no page may hold."""

_HEADS = "".join(f'<th scope="col">{head}</th>' for head in ("Severity", "Rule", "Place", "What is wrong"))


def as_html(report: Report) -> str:
    """A page without any request to another place."""
    verdict = "conforms" if report.conforms else "does not conform"
    counts = ", ".join(f"{report.counts[severity]:,} {severity}" for severity in SEVERITIES)
    rows = "".join(_row(finding, report) for finding in report.findings).translate(_NOT_IN_HTML)
    rules = _options(finding.rule for finding in report.findings)
    files = _options(finding.file for finding in report.findings if finding.file)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Validation report: {verdict}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>Validation report</h1>\n<p>The data {verdict}: {counts}.</p>\n"
        '<form hidden aria-label="Filter the findings">\n'
        f'<label>Rule <select name="rule"><option value="">all</option>{rules}</select></label>\n'
        f'<label>File <select name="file"><option value="">all</option>{files}</select></label>\n'
        '<label>Text <input name="text" type="search"></label>\n</form>\n'
        '<p id="shown" role="status"></p>\n<div class="scroll" role="region" aria-label="Findings" tabindex="0">\n<table>\n'
        "<caption>Findings, worst first</caption>\n"
        f"<thead><tr>{_HEADS}</tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n</div>\n</main>\n<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def _row(finding: Finding, report: Report) -> str:
    rule = report.rule_of(finding)
    place = f"{finding.file}:{finding.line}" if finding.line else finding.file
    focus = f"<br><code>{escape(finding.focus)}</code>" if finding.focus else ""
    mend = f"<br><small>Mend: {escape(finding.help)}</small>" if finding.help else ""
    why = f"{rule.why} ({rule.source})" if rule.source else rule.why
    said = f"<br><small>{escape(rule.title)}. {escape(why)}</small>" if rule.title else ""
    link = f'<a href="{escape(rule.page)}">{escape(finding.rule)}</a>{said}'
    return (
        f'<tr data-rule="{escape(finding.rule)}" data-file="{escape(finding.file)}">'
        f'<td class="{finding.severity}">{finding.severity}</td><td>{link}</td>'
        f"<td><code>{escape(place)}</code></td><td>{escape(finding.message)}{focus}{mend}</td></tr>\n"
    )


def _options(values: object) -> str:
    return "".join(f"<option>{escape(str(value))}</option>" for value in sorted(set(values)))  # type: ignore[call-overload]
