"""The report as one HTML page: complete in itself, readable without scripts, filtered with them."""

from html import escape

from kg.validation.finding import SEVERITIES, Finding
from kg.validation.report import Report

_STYLE = """
:root{color-scheme:light dark;--line:#8886;--violation:#b3261e;--warning:#8a5a00;--info:#1f5f9e}
@media(prefers-color-scheme:dark){:root{--violation:#ff8a80;--warning:#ffcc66;--info:#8ec5ff}}
body{font:16px/1.5 system-ui,sans-serif;max-width:75rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
td code{overflow-wrap:anywhere}.violation{color:var(--violation)}.warning{color:var(--warning)}.info{color:var(--info)}
form{display:flex;flex-wrap:wrap;gap:1rem;margin:1rem 0}label{display:grid}[hidden]{display:none}.scroll{overflow-x:auto}
@media print{form{display:none}}
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
