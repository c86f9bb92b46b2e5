"""The rules that no shape holds: faults of files, acts that the law does not allow for, checks of terms."""
# ruff: noqa: E501 -- one rule a line, to be read as a table

from kg.validation.rule import Rule

UTF_8 = "RFC 3629; house format of the corpus"
CSV = "RFC 4180; house format of the corpus"
TOML = "TOML 1.0.0"
DAYS = "ISO 8601-1:2019; ISO 8601-2:2019 for days that are not exact"
CODES = "SKOS, skos:notation of the vocabulary"
SOURCE = "PROV-O, prov:hadPrimarySource"
KEYS = "Data dictionary of the corpus"

FILE_RULES = (
    Rule("actor-ended", "Actor existed no longer", "Only an existing legal person can act.", "VCLT 6; VCSST 2(1)(b)-(c)", help="use the actor that existed that day"),
    Rule("actor-not-yet", "Actor did not exist yet", "Only an existing legal person can act.", "VCLT 6; VCSST 2(1)(b)-(c)", help="use the actor that existed that day"),
    Rule("amount-and-state", "Amount and its state agree", "A number beside a state that says there is none contradicts itself.", KEYS, help="give the number or the state that excludes it"),
    Rule("announced-before-trigger", "The day announced follows the trigger", "A treaty enters into force when its condition is met, not before.", "VCLT 24(1)", help="correct one of the two days"),
    Rule("byte-order-mark", "File begins with a byte-order mark", "The mark becomes part of the first column's name.", UTF_8, help="save it as UTF-8 without one"),
    Rule("circle-of-continuations", "Continuations do not lead in a circle", "No legal person goes on in one that it continues itself.", "VCSST 2(1)(b); continuity of States", help="take one continuation of the circle out, or correct its kind"),
    Rule("circle-of-parents", "Parents do not lead in a circle", "A protocol presupposes the treaty it is a protocol to.", "VCLT 30, 40", help="only the later treaty has a parent"),
    Rule("continued-twice", "One actor continues a legal person", "Of two that claim to be the same person, the acts of the predecessor can belong to one only.", "VCSST 2(1)(b); continuity of States", help="let one continue it; others succeed to it"),
    Rule("control-character", "File holds a control character", "Such a byte is cut or shown differently by every program.", UTF_8, help="remove it"),
    Rule("corrected-too-early", "A correction comes after the record", "What was not yet recorded could not be corrected.", "ISO 8601-1 (order of days); PROV-O wasRevisionOf", help="write the day of the change, after the day of the record"),
    Rule("csv-unreadable", "File is readable as CSV", "A quote that stays open swallows the rows below.", CSV, help="check the quotes around this line"),
    Rule("deadline-not-granted", "An extension was asked for and granted", "Only the meeting of the parties extends a deadline.", "Clause on extensions of the treaty", help="name the decision, or leave the row out"),
    Rule("deadline-on-standing-duty", "A standing duty has no deadline", "What is owed at all times falls due on no day.", KEYS, help="name an obligation that has a deadline"),
    Rule("duplicate-act", "One row for one act", "A second row for the same act counts it twice.", "VCLT 16", help="merge the two rows and list both sources"),
    Rule("duplicate-code", "A code stands once", "A code that stands twice points to two things.", KEYS, help="merge the two rows"),
    Rule("duplicate-column", "A column stands once in the header", "Of two columns of one name only one would be read.", CSV, help="rename one of them, or take it out"),
    Rule("duplicate-deadline", "One row for one deadline", "Two deadlines for one duty cannot both hold.", KEYS, help="merge the rows, or name in set_aside_by why one is not used"),
    Rule("end-before-start", "An end comes after its start", "What ends before it begins never was.", DAYS, help="correct one of the two days"),
    Rule("file-too-large", "File is of a size that can be read", "A file far above any treaty would exhaust a machine.", "House limit of 64 MiB", help="split it"),
    Rule("file-unreadable", "File can be read", "What cannot be read is never taken for conforming.", "POSIX, open()", help="check that it exists"),
    Rule("imprecise-date", "A day is exact where it must be", "A consequence cannot be dated from a span.", DAYS, help="write YYYY-MM-DD or leave it empty"),
    Rule("impossible-date", "A day is one of the calendar", "A day that does not exist is a slip of the source or of the curator.", DAYS, help="write a day of the calendar"),
    Rule("line-ends", "Lines end with LF", "Other line ends make every line differ in a diff.", UTF_8, help="save the file with LF line ends"),
    Rule("missing-clause", "A treaty has the clause on entry into force", "Without it nobody can be told to be bound.", "VCLT 24(1)", help="add the table with condition, rule and provision"),
    Rule("missing-code", "A row has its code", "Other rows can only point to a code.", KEYS, help="give the row a code"),
    Rule("missing-column", "The header has every column", "A column that is missing hides facts of every row.", CSV, help="write the header in full"),
    Rule("missing-date", "A row has its day", "An act that cannot be placed in time has no consequence that can be dated.", "VCLT 16, 78(b)", help="write YYYY-MM-DD, or [first..last] if the day is not known"),
    Rule("missing-key", "A table has every key it needs", "A clause without its parameters applies to nothing.", KEYS, help="add the key"),
    Rule("missing-source", "Every fact names its source", "What names no source cannot be checked.", SOURCE, help="add the id of a source of sources.csv"),
    Rule("no-treaty", "A corpus holds a treaty", "An empty folder is more often a wrong path.", KEYS, help="add treaties/<slug>/treaty.toml and acts.csv"),
    Rule("not-a-number", "A number is a number", "A text cannot be counted with.", KEYS, help="write digits only"),
    Rule("not-utf-8", "File is UTF-8", "In another encoding names of States are garbled.", UTF_8, help="save the file as UTF-8"),
    Rule("number-out-of-bounds", "A number lies within its bounds", "A threshold of nobody or a year out of the calendar is never reached.", KEYS, help="write a number within the bounds named"),
    Rule("provision-unreadable", "A provision can be read", "An article that cannot be read cannot be cited.", KEYS, help="write it as 20(3)"),
    Rule("row-length", "A row has a cell for every column", "A missing comma moves every cell after it.", CSV, help="quote a cell that holds a comma"),
    Rule("toml-unreadable", "File is readable as TOML", "One broken line hides the whole treaty.", TOML, help="check this line and the one above"),
    Rule("unknown-act", "The act that is pointed to is there", "An objection or a position is about an act.", KEYS, help="write ACTOR/kind/day of a row of acts.csv"),
    Rule("unknown-actor", "The actor is known", "Only a code of the register names one legal person.", "ISO 3166-1; register of actors", help="use a code of actors.csv, or add the actor there"),
    Rule("unknown-anchor", "A period counts from a known day", "A period without a beginning has no end.", CODES, help="use a code of the vocabulary"),
    Rule("unknown-code", "A code is one of its vocabulary", "What follows from a fact depends on its kind.", CODES, help="use one of the codes named"),
    Rule("unknown-depositary", "The depositary is known", "Notice counts from its receipt by the depositary.", "VCLT 76-78", help="use a code of depositaries.csv"),
    Rule("unknown-file", "A file of data is one that is read", "What stands in a file of another name is lost.", KEYS, help="rename it, or take it out of the folder"),
    Rule("unknown-key", "A key is one that is read", "A misspelt key is a clause that is not applied.", KEYS, help="correct the key, or leave it out"),
    Rule("unknown-meeting", "The meeting is known", "A decision is taken by a meeting of the parties.", KEYS, help="use a code of meetings.csv, or add the meeting there"),
    Rule("unknown-obligation", "The obligation is one of the treaty", "A deadline belongs to a duty of the treaty.", KEYS, help="use the id of an obligation of treaty.toml"),
    Rule("unknown-source", "The source is known", "A source that is not described cannot be looked up.", SOURCE, help="add it to sources.csv, or correct the id"),
    Rule("unknown-treaty", "The parent treaty is known", "A protocol presupposes the treaty it is a protocol to.", "VCLT 30, 40", help="name the slug of a folder"),
    Rule("wrong-slug", "The slug is the name of the folder", "Two names for one treaty lead to two treaties, and one that no provision can cite to none.", KEYS, help="write the name of the folder, in small letters, digits and hyphens"),
    Rule("wrong-type", "A value is of its type", "A text where a number is meant is read as nothing.", TOML, help="write the value as the message says"),
)  # fmt: skip
"""Faults of the files of a corpus."""

LAW_RULES = (
    Rule("act-after-end", "No act after the end of the treaty", "A treaty that ended is open to no act.", "VCLT 70(1)", help="correct the date of the act, or that of the end in treaty.toml"),
    Rule("act-before-opening", "No act before the treaty is open", "Before adoption and opening there is nothing to consent to.", "VCLT 24(4)", help="correct the date of the act, or that of the opening in treaty.toml"),
    Rule("consent-by-unopened-means", "Consent by a means that the treaty opens", "Consent is expressed by the means agreed.", "VCLT 11", "warning", "correct the kind of the act, or the clause on consent"),
    Rule("consent-while-bound", "No second consent while bound", "Who is bound cannot become bound again.", "VCLT 11, 24(3)", "warning", "keep the act if it was done so; it has not the effect it was meant to have"),
    Rule("instrument-in-effect", "No withdrawal of an instrument in effect", "An instrument can be taken back only before it takes effect.", "VCLT 18, 68", "warning", "keep the act if it was done so; it has not the effect it was meant to have"),
    Rule("notice-too-early", "Notice no earlier than the clause allows", "Before a treaty is in force, and where it must have run for some time, earlier notice has no effect.", "VCLT 54, 56", "warning", "keep the act if it was done so; it has not the effect it was meant to have"),
    Rule("reservation-prohibited", "No reservation where none is allowed", "A reservation that the treaty prohibits may not be formulated.", "VCLT 19(a)", help="correct the kind of the act, or the clause on reservations"),
    Rule("revocation-without-notice", "Only a notice given can be revoked", "A notice may be revoked before it takes effect.", "VCLT 68", help="add the notice that is revoked, or correct actor or date"),
    Rule("signature-outside-window", "Signature while open for signature", "Outside the time agreed a signature is not one.", "VCLT 10, 12", "warning", "correct the date, or the window in treaty.toml"),
    Rule("successor-without-predecessor", "A successor succeeds to someone bound", "What the predecessor had not cannot pass.", "VCSST 17, 31, 34", "warning", "keep the act if it was done so; it has not the effect it was meant to have"),
    Rule("withdrawal-without-consent", "Only who consented can withdraw", "Withdrawal ends a consent.", "VCLT 54, 56", help="add the act by which the actor consented, or correct actor or date"),
)  # fmt: skip
"""Acts that the law does not allow for."""

RDF_RULES = (
    Rule("rdf-unreadable", "File is readable as RDF", "A file that does not parse is never taken for conforming.", "RDF 1.1 syntaxes", help="mend the syntax on this line; IRIs must be absolute"),
    Rule("unknown-format", "The ending of a file tells its format", "A format that is guessed is read wrongly.", "RDF 1.1 syntaxes", help="use a known ending"),
    Rule("undeclared-term", "Every word in use is declared", "A misspelt property states nothing to anyone.", "RDF Schema 1.1, rdfs:isDefinedBy", help="declare the term in ontology/, or correct its name"),
)  # fmt: skip
"""Checks of RDF that are no shapes."""
