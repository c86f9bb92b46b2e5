### All that the pages of the site say, in English.
###
### How to make another language of it: docs/how-to/translate-the-site.md.
### A name in braces, { $day }, is a value that the program puts in; what it is stands above its message.
### Each translation holds the same values and the same tags as English, in whatever order.
### Days are written as 2025-12-27, everywhere. Names of States come from the data, as do titles of treaties and what sources say.

## Shared by many pages

# Before a field for a day.
field-on = On
field-from = From
field-to = To
field-first = First
field-second = Second
button-show = Show
button-ask = Ask
no-day = no day
no-known-day = no known day
# The last day of a status that goes on.
open-end = open
# Above a column of what was so on a day.
on-day = On { $day }
# After a status: up to a day, which is not included.
until = until { $day }
# $what is a status or a role, told before.
what-until = { $what } until { $end }
what-since = { $what }, since { $start }
what-since-until = { $what }, since { $start } until { $end }
# $what is what somebody says, told before.
view-from = { $what }, from { $start }
view-from-until = { $what }, from { $start } until { $end }
# $what is a group of States with the role of a State in it.
role-from = { $what } from { $start }
role-from-until = { $what } from { $start } until { $end }
# One of several in a row, such as “12 pending”: $what is a code in words.
number-of = { $number } { $what }
# Beside an act that is a step within a State and no act towards a treaty.
act-within = (within the State)
calendar-open = Calendar of open deadlines

## Frame of every page

base-skip = Skip to the content
# The name of the menu, for those who do not see it.
base-nav = Site
base-feed = Changes in law
base-ends = The list of acts of this treaty ends on { $day }, so this page tells of that day; what was done later is not known.
base-later = What can be said of { $day }
# $iri is the address of what the page is about, $kind the word of the ontology for what it is, $address the page of that word.
base-iri = IRI: <code>{ $iri }</code>.
base-iri-of = IRI: <code>{ $iri }</code>, a <a href="{ $address }">{ $kind }</a>.
base-static-data = This page carries its data as JSON-LD. <code>kg export DIR</code> writes the whole graph in every format.
# $day is the day of the statuses, $known the last day of the data on all treaties together, $release a number, $edition a mark of the build.
base-standing = Statuses on <time datetime="{ $day }">{ $day }</time>; the whole graph has data as of { $known }; release { $release }, edition <code>{ $edition }</code>. Derived from acts and clauses; not legal advice.
# Before links to files with all that is told of a treaty.
base-treaty-data = All of this treaty:
base-data = Data
base-sources = Sources

## Menus and links to pages

nav-treaties = Treaties
nav-states = States
nav-obligations = Obligations
nav-departures = Departures
nav-maps = Maps
nav-compare = Compare
nav-questions = Questions
nav-coverage = Coverage
nav-conflicts = Conflicts
nav-agreement = Agreement
nav-claims = Claims checked
nav-validation = Validation
nav-sources = Sources
nav-ontology = Ontology
nav-vocabularies = Vocabularies
nav-rules = Rules
nav-feed = Feed of changes
nav-calendar = Calendar of deadlines
nav-api = API
nav-dataset = Dataset
nav-context = JSON-LD context

## Heads of columns

head-act = Act
head-after = After
head-at-the-end-of = At the end of
head-before = Before
head-beside-it = Beside it
head-bound-since = Bound since
head-class = Class
head-code = Code
head-concept = Concept
head-consented = Consented
head-day = Day
head-due = Due
head-effect = Effect
head-from = From
head-is = is
head-kind = Kind
head-language = Language
head-name = Name
head-not-known = Not known
head-notice = Notice
head-obligation = Obligation
head-of = Of
head-our-term = Our term
head-outcome = Outcome
head-parties = Parties
head-parties-with-an-unknown-outcome = Parties with an unknown outcome
head-property = Property
head-remark-and-sources = Remark and sources
head-rests-on = Rests on
head-rule = Rule
head-severity = Severity
head-short-name = Short name
head-since = Since
head-signed = Signed
head-source = Source
head-state = State
head-statements = Statements
head-status = Status
head-term-of-the-other = Term of the other
head-things = Things
head-treaties-that-bind = Treaties that bind
head-treaty = Treaty
head-until-not-included = Until, not included
head-value = Value
head-what-is-said = What is said
head-what-it-is = What it is
head-what-it-means = What it means
head-what-it-says = What it says
head-what-must-hold = What must hold

## Names of facts in the box at the top of a page

fact-adopted = Adopted
fact-also-called = Also called
fact-checked = Checked
fact-code = Code
fact-codes = Codes
fact-condition-met = Condition met
fact-constraints = Constraints
fact-continued-by = Continued by
fact-depositary = Depositary
fact-how-to-mend = How to mend
fact-in-force = In force
fact-in-this-build = In this build
fact-kind = Kind
fact-licence = Licence
fact-list-of-acts-known-up-to = List of acts known up to
fact-made-by = Made by
fact-module = Module
fact-namespace = Namespace
fact-part-of = Part of
fact-prefix = Prefix
fact-protocols-and-amendments = Protocols and amendments
fact-rule = Rule
fact-said-of = Said of
fact-severity = Severity
fact-since = Since
fact-since-at-latest = { $day } at the latest
fact-source = Source
fact-status = Status
fact-term = Term
fact-terms = Terms
fact-the-other-vocabulary = The other vocabulary
fact-title = Title
fact-until-not-included = Until (not included)
fact-used-by = Used by
fact-value = Value
fact-version = Version

## Before a value where a table is read on a phone, row by row

is-after = after
is-before = before
is-bound-since = bound since
is-consented = consented
is-due = due
is-effect = effect
is-from = from
is-notice = notice
is-of = of
is-since = since
is-signed = signed
is-statements = statements
is-things = things
is-until = until
is-value = value

## What a list can be narrowed by; goes into script-filter-by

filter-state = State
filter-actor = name, other name, code or kind
filter-state-treaty = State or treaty
filter-treaty-obligation = treaty or obligation
filter-obligation = State, treaty or obligation
filter-departure = State, treaty or year
filter-act = act, treaty or year
filter-word = word
filter-rule = rule
filter-source = source
# Before a field for a year.
filter-since = Since the year

## Parts of several pages

# The name of a mark in the text, for those who do not see that it is a number set high.
parts-source = source { $number }
# In the column of the day of notice.
parts-no-notice = none
# How a withdrawal stands.
parts-taken-back = notice taken back
parts-runs = notice runs
# The day of effect of a notice is in dispute.
parts-runs-unsettled = notice runs; its effect is not settled
parts-left = left
# A State that was dissolved.
parts-ceased = ceased to exist
# The name of a run of marks; $first and $last are numbers.
parts-sources = sources { $first }–{ $last }
# Whose view it is, where nobody holds it.
parts-reading = Reading “{ $name }”

## Home

home-title = Who is bound by what in arms-control law
home-description = Which State is bound by which arms-control treaty, on which day, why, and what is due: derived, with sources.
home-find = Find a State, a treaty, an article, or a State and a treaty
# The name of the list of what was found, for those who do not see it.
home-found = Found
# The name of the four questions that follow, for those who do not see them.
home-ways = Ways in
home-way-states = Is a State bound today, since when, and why?
home-way-obligations = Who must do what in the next twelve months?
home-way-departures = Who left which treaty, and when?
home-way-claims = Is what the press says so?
home-all-changes = All that changed between two days
# Its notice of withdrawal runs.
home-leaves = { $actor } leaves <small>{ $treaty }</small>
home-all-obligations = All obligations and deadlines
home-maps = The map of each treaty, on any day
home-treaties = Treaties and their parties on { $day }
# In the place of the number of parties.
home-ended = ended { $year }
home-not-in-force = not in force
home-not-complete = list not complete
# After the number of parties, where the list of acts ends in an earlier year.
home-in-year = in { $year }
home-numbers = Where the list of acts of a treaty ends earlier, the number is that of its last day; two numbers are the fewest and the most that the sources allow.
home-all-states = All States and other actors
home-changed = What changed last
# $day is the last day of the data, which may be before the day of the reader.
home-due = What is known to come after { $day }
home-world = The world

## States

states-title = States and other actors
states-description = Every State and other actor, with the number of treaties that are known to bind it on { $day }, and of how many that is not known.
states-region = Actors

## One State

actor-description = { $actor }: by which treaties it is bound on { $day }, since when, what is due from it, and what it did.
actor-bound = Bound by <strong>{ $number }</strong> of { $all } treaties on { $day }.
# $unknown is of how many treaties it is not known whether they bind.
actor-bound-at-least = Bound by at least <strong>{ $number }</strong> of { $all } treaties on { $day }; of { $unknown } more it is not known.
actor-rows = Each row leads to its proof.
# Above a line that shows statuses over these years.
actor-years = { $first } to { $last }
# Shown where a pointer rests on a part of such a line.
strip-until = { $status } from { $start } to { $end }
# Under such lines: the years at which they have marks.
strip-marks = Marks stand at the beginning of { $years }.
# Under a status, where the list of acts of the treaty ends earlier.
actor-known = as acts are known up to { $day }
actor-absent =
    { $number ->
        [one] No act known towards { $number } treaty
       *[other] No act known towards { $number } treaties
    }
actor-not-complete = (list not complete)
actor-un-names = As the United Nations names it
actor-six = Names in the six languages of the United Nations
actor-found-by =
    { $number ->
        [one] { $number } name or code by which it is found
       *[other] { $number } names and codes by which it is found
    }
actor-due = Obligations with deadlines
actor-names = Names and groups
actor-positions = Contested points
actor-timeline = What it did, the latest first
actor-treaties = Treaties
language-ar = Arabic
language-zh = Chinese
language-en = English
language-fr = French
language-ru = Russian
language-es = Spanish

## One treaty

treaty-description = { $treaty }: who is bound on { $day } and since when, what the clauses say, who leaves, what is due.
# Stands first in the line under the title; the next five may follow it, after a semicolon each.
treaty-parties-on =
    { $number ->
        [one] <strong>{ $number }</strong> party on { $day }
       *[other] <strong>{ $number }</strong> parties on { $day }
    }
treaty-consented =
    { $number ->
        [one] { $number } consented and is not bound yet
       *[other] { $number } consented and are not bound yet
    }
treaty-signed = { $number } signed without consent
treaty-withdrawing = { $number } with a notice of withdrawal that runs
treaty-left =
    { $number ->
        [one] { $number } is no longer a party
       *[other] { $number } are no longer parties
    }
treaty-unknown = of { $number } more the status on that day is unknown
# In the place of the day of entry into force.
treaty-not-in-force = no
treaty-on-this-page = On this page
treaty-to-clauses = Clauses
treaty-to-parties = Parties
treaty-to-consents = Consents
treaty-to-signatories = Signatories
treaty-to-others = Others
treaty-map = On a map, on any day
treaty-parties = Parties on { $day }: { $number }
treaty-consents = Consented, not bound yet: { $number }
treaty-signatories = Signed without consent: { $number }
# States that the clause on entry into force names.
treaty-needed = Whose consent entry into force waits for: { $number } named
# The names of the States follow.
treaty-needed-missing = Missing on { $day } are { $number }:
treaty-needed-given = Of the others, { $number }, the consent is there:
treaty-none = None.
treaty-ledger = State by State
treaty-unconfirmed = not confirmed: { $what }
treaty-no-obligations = None are in the graph.
# Two sources tell different days. $what is which day, $cited the marks of the sources, $rule why one is used.
treaty-conflict = { $actor }, { $what }: { $used } is used, { $other } is told{ $cited }; <em>{ $rule }</em>
treaty-conflict-open = { $actor }, { $what }: { $used } is used, { $other } is told{ $cited }; not explained
treaty-complete = The list of acts is complete as of { $day }.
treaty-not-complete = The list of acts is not complete: { $why }. Where no act is known, the status is unknown.
# After treaty-complete.
treaty-unknown-anyhow =
    { $number ->
        [one] Of { $number } the status is unknown all the same: the day of an act is known only within bounds, or a step that the clauses ask for, such as a waiver, is not recorded.
       *[other] Of { $number } the status is unknown all the same: the day of an act is known only within bounds, or a step that the clauses ask for, such as a waiver, is not recorded.
    }
# $number is how many parties a source prints for a day.
treaty-published = { $day }: { $number } published
# Why an article is listed among those cited.
treaty-contested = contested points
treaty-articles = Articles cited
treaty-clauses = Final clauses in plain words
treaty-conflicts = Where sources differ
treaty-coverage = Coverage
treaty-departures = Departures
treaty-obligations = Obligations
treaty-others = Others that acted
treaty-positions = Contested points

## The chart of parties over time

chart-title = Number of parties from { $first } to { $last }
# For those who do not see the chart: $most is the largest number, $first the day on which it was reached.
chart-described = { $number } on { $day }; at most { $most }, first on { $first }. The table below tells the number at the end of each year.
# Stands first under the chart; the next two may follow it, after a semicolon each.
chart-now = Parties over time: { $number } on { $day }
chart-most = at most { $number }, first on { $day }
chart-unknown =
    { $number ->
        [one] { $number } more has an unknown status on that day and is in no count
       *[other] { $number } more have an unknown status on that day and are in no count
    }
chart-table = As a table

## A State and a treaty

# Also the name of such a page where others lead to it. $treaty is a title such as “Mine Ban Convention”.
pair-title = { $actor } and the { $treaty }
pair-bound-on = Bound on { $day }
pair-yes = yes
pair-not-known = not known
pair-no = no
pair-what-this-means = what this means
# $day is the last day of the list of acts.
pair-not-complete = { $day }, not complete
pair-another-day = On another day
# $why is a clause of a sentence, from the law engine.
pair-why-unknown = Whether it is bound is not known: { $why }.
pair-why-not = Not bound: { $why }.
pair-why-still = Still bound: { $why }.
# $kind is a code in words, $claimant who says so.
pair-overlay = { $kind }, { $claimant }
pair-views-how = The status above follows the acts as the depositary has them. These positions differ, or say something beside it.
# $act and $object are codes in words, such as “withdrawal” and “reservation”.
pair-act-of = { $act } of { $object }
# $act is an act, perhaps with its object.
pair-act-by = { $act }, done by { $actor }
pair-published = published: { $day }
pair-set-aside = set aside: { $rule }.
# Two sources tell different days. $what is which day, $cited the marks of the sources, $rule why one is used.
pair-conflict = { $what }: { $used } is used, { $other } is told{ $cited }; the rule <em>{ $rule }</em> chose
pair-conflict-open = { $what }: { $used } is used, { $other } is told{ $cited }; no rule explains the difference
pair-deadline = deadline { $day }
pair-next-due = next due { $day }
pair-fulfilled = fulfilled { $day }
# $step is by what a deadline was set, and the deadline; $decision the meeting.
pair-decided = { $step }, decided at { $decision }
# $duty is an obligation in words, $day that from which it holds.
pair-held = { $duty }, from { $day }
pair-citation = treaty-kg, “{ $title }”, status on { $day }, acts of the treaty known up to { $known }, release { $release }, edition { $edition }, { $iri }
# A command; nothing in its tag is translated.
pair-command = The same on a command line: <code>kg explain { $actor } { $treaty } --on { $day }</code>
pair-acts = Acts
pair-cite = Cite this
pair-conflicts = Where sources differ
pair-due = Obligations with deadlines
pair-overlays = Beside the status
pair-periods = Status over time
pair-standing = Obligations from day to day
pair-views = Other views
pair-why = Why

## Obligations

obligations-title = Obligations and deadlines
obligations-description = Deadlines under all treaties with their outcome on { $day }.
obligations-soon = Due before { $day }
obligations-nothing = Nothing that is known to be open.
obligations-overdue = Overdue on { $day }
obligations-ledger =
    { $number ->
        [one] { $number } party, State by State
       *[other] { $number } parties, State by State
    }
obligations-known = Every deadline whose outcome is known
# $number is how many earlier deadlines the table leaves out.
obligations-left-out =
    { $number ->
        [one] One with an earlier deadline stands in the table of its treaty.
       *[other] { $number } with earlier deadlines stand in the tables of their treaties, which are linked below.
    }
obligations-unknown = Where no source tells what was done

## All obligations under one treaty

ledger-title = Obligations under the { $treaty }
ledger-description = Which obligation with a deadline each party had on { $day }, and its outcome.
ledger-all = Obligations under all treaties
ledger-outcomes = Outcomes on { $day }. An outcome is <em>unknown</em> where no source tells whether what was due was done.
# Beside an outcome: the deadline.
duty-due = due { $day }
ledger-region = State by obligation
ledger-none = No obligation with a deadline is in the graph.
ledger-columns = What the columns mean

## Departures

departures-title = Who left which treaty
departures-description = Every withdrawal from every treaty: notice, day of effect, notices taken back; and States that ceased to exist.

## Two days or two States compared

compare-title = Compare two days or two States
compare-description = What changed in law between two days, and two States side by side.
compare-days = Two days
compare-states = Two States
# In the place of the form, for who reads files without scripts.
compare-static = Without scripts these files compare the last year only; on a machine with the graph <code>kg serve</code> compares any two days and States.
compare-turned = { $first } is later than { $last }: nothing is compared; exchange the days
compare-earlier = The latest { $most } of { $number } are shown; <a href="{ $address }">those up to { $day }</a> come next.
compare-command = On a command line: <code>kg periods</code>, <code>kg parties TREATY --on DATE</code>.

## Maps

maps-title = Maps
maps-description = A map of every treaty with a slider over time, and the number of treaties that are known to bind each State on { $day }.
maps-each = The map of each treaty, with its parties on { $day }
world-alt = Map: the number of treaties that are known to bind each State on { $day }; the list of States tells the same.
world-caption = Number of treaties that are known to bind each State on { $day }; <a href="{ $address }">as a list</a>.
world-drawing = Number of treaties that are known to bind each State on { $day }
# In the legend: how many treaties.
world-none = none
world-span = { $low } to { $high }
map-title = Map: { $treaty }
map-description = { $treaty }: the status of every State on any day from { $first } to { $last }.
map-drawing = { $treaty } on { $day }
# The number of parties; $unknown is map-unknown or nothing. A script changes numbers and day.
map-lead = <strong id="bound">{ $number }</strong> parties<span id="unknown">{ $unknown }</span> on <time id="day" datetime="{ $day }">{ $day }</time>
map-unknown = , { $number } of unknown status,
map-alt = Map of the statuses on { $day }; the table on this page tells the same.
# Before a slider.
map-slide = Day, from { $first } to { $last }
# In the legend: land of nobody on record, or of a State that did not exist on the day.
map-unsaid = no statement
map-before = Change before
map-play = Play
map-after = Next change
map-no-claim = Outlines (Natural Earth) are those of today, on every day; they and markers only show where a status belongs, and nothing is claimed about borders, territory or statehood.
map-no-outlines = The outlines were not fetched (make assets), so everyone is a marker.
map-days =
    { $number ->
        [one] { $number } day on which a status changed is known.
       *[other] { $number } days on which a status changed are known.
    }
map-known = After { $day } only what already follows is shown.
map-not-complete = The list of acts is not complete: where no act is known, the status is unknown.
map-table = The same as a table, on <span class="day" data-day>{ $day }</span>
# What stands beside a status: $kind is a code in words, $who says so.
map-beside = { $kind } ({ $who })

## Sources

sources-title = Sources
sources-description = Every source that a fact of the graph names, by its short name.
sources-number =
    { $number ->
        [one] { $number } source
       *[other] { $number } sources
    }
sources-letters = Letters
sources-letter-title = Sources: { $letter }
sources-letter-description = The sources whose short names begin with { $letter }.

## Claims

claims-title = Claims checked
claims-description = Sentences from the press and from reports, each judged by the graph: supported, outdated, unverifiable or refuted, and why.
claims-how = A claim is told in our words and as propositions that the graph can decide; each speaks from the day on which it was said. Where the sources are silent it is <em>unverifiable</em>, never refuted. On a command line: <code>kg check FILE</code>.
claims-not-judged = These claims cannot be judged by this build:
# Before how many have which verdict.
claims-count =
    { $number ->
        [one] { $number } claim:
       *[other] { $number } claims:
    }
claims-said = said from { $day }
claims-missing = What is missing: { $what }.
claims-yours = Your own claim
# A claim that a reader made in a form: $status is a code in words.
claims-sentence = { $actor }: { $status } ({ $treaty }, on { $day }).
# $names are names of fields.
claims-wrong = Nothing known was given for: { $names }.
claims-none = No file of claims lies beside the corpus of this build.

## Validation report

validation-title = Validation report
validation-description = What the rules of law, of form and of style find in the data, and where.
# $counts is how many findings there are of each severity.
validation-conforms =
    { $rules ->
        [one] The graph conforms: { $counts }. { $rules } rule was applied. All findings: <code>kg validate</code>.
       *[other] The graph conforms: { $counts }. { $rules } rules were applied. All findings: <code>kg validate</code>.
    }
validation-fails =
    { $rules ->
        [one] The graph does not conform: { $counts }. { $rules } rule was applied. All findings: <code>kg validate</code>.
       *[other] The graph does not conform: { $counts }. { $rules } rules were applied. All findings: <code>kg validate</code>.
    }
# How many findings there are of a severity.
validation-violations =
    { $number ->
        [one] { $number } violation
       *[other] { $number } violations
    }
validation-warnings =
    { $number ->
        [one] { $number } warning
       *[other] { $number } warnings
    }
validation-more = and { $number } more
validation-not-judged = This build has not been judged yet; <code>kg validate</code> judges it.

## Pages that stand in the documentation too: coverage, conflicts, agreement

reference-coverage = Coverage
reference-conflicts = Conflicts of dates
reference-agreement = Agreement with published dates
reference-description = { $title }, made from the data.

## Questions and SPARQL

questions-title = Questions that the graph answers
questions-description = The questions that the graph was made to answer, each with the query and its answer.
questions-sparql = What they do not ask can be asked in <a href="{ $address }">SPARQL</a>.
questions-none = The catalogue is not at hand here.
# Questions of the catalogue that commands answer; $address is a page that is near to the answer.
question-releases = <a href="{ $address }">What changed in law between two releases?</a> <code>kg diff OLD NEW</code> tells acts and corrections apart; the page compares two days of one release.
question-recorded = <a href="{ $address }">What was on record by a day about a State?</a> <code>kg status STATE TREATY --recorded-by DATE</code> answers; the pages of the States tell what is on record now.
question-withdrawal = <a href="{ $address }">If a State gives notice today, when does it leave, and what falls away?</a> <code>kg what-if</code> derives it; the page has the notices that were given.
question-claim = <a href="{ $address }">Is this sentence true?</a> <code>kg check FILE</code> judges sentences; the page shows those that were judged.
question-all = All rows: <a href="{ $address }">CSV</a>.
question-all-by-command = All rows: <code>kg query { $name } --format csv</code>.
# A value that may be anything.
question-any = any
question-words = Its words:
question-change = Change the query
question-others = Other questions
question-before = Question before
question-after = Next question
# $problem is what is wrong with a value, $names are values like it.
question-near = { $problem }; near are { $names }
question-answer = Answer
question-query = Query
sparql-title = SPARQL
sparql-description = Ask the graph in SPARQL.
sparql-static = These pages are files, and files answer no queries. On a machine with the graph, <code>kg serve</code> starts the same site with an endpoint, and <code>kg query FILE.rq</code> asks without one.
sparql-questions = The <a href="{ $address }">questions</a> stand here with their queries and answers.
sparql-endpoint = The endpoint is <code>/sparql</code>, for queries only; <a href="{ $address }">questions</a> to begin with have their queries beside them.
sparql-query = Query
sparql-as-file = As a file:
sparql-known = They are known without being declared.
sparql-answer = Answer
sparql-prefixes = Prefixes
shown-yes = Yes.
shown-no = No.
shown-rows =
    { $number ->
        [one] { $number } row.
       *[other] { $number } rows.
    }
shown-some = { $number } rows, of which the first { $most } are shown.
shown-none = No rows.
shown-answer = Answer

## What has no page of its own

# The title of what has no page of its own: $kind is what it is, $of the State and the treaty or the treaty, $rest what tells it from others.
node-title = { $kind }: { $of } ({ $rest })
node-title-alone = { $kind }: { $of }
node-description = What the graph says of { $title }.
node-region = What the graph says
# A property read from its value, such as “is part of of”.
node-inverse = is { $property } of
node-nothing = Nothing is said of it as a whole; its content is given as data.
missing-title = No such page
missing-description = The graph says nothing of this address.
missing-home = <a href="{ $address }">Home</a> leads to all treaties and States, and finds them by name.
missing-day = No such day

## The ontology

ontology-terms = { $classes } classes, { $properties } properties
ontology-vocabularies = { $number } vocabularies
ontology-rules = { $number } rules
ontology-module-terms =
    { $number ->
        [one] { $number } term
       *[other] { $number } terms
    }
ontology-common = Where a common vocabulary has the word, it is used as it is.
ontology-how-close = How close our words are to those of others, one document for each vocabulary. States carry their identifiers in Wikidata, the tables of the European Union, ISO 3166-1 and UN M49, treaties their numbers in UNTS and MTDSG; where no source gives one, none is guessed, and <code>kg query identifiers-missing</code> lists it.
ontology-all-terms = All terms
ontology-like-others = Alignments
ontology-the-modules = Modules
ontology-words-of-others = Words of others in the data
module-kind = A kind of { $classes }.
module-the-classes = Classes
module-the-properties = Properties
term-kind-of = A kind of
term-kinds = Its kinds
term-disjoint = Shares nothing with
term-inverse = The other way round
term-said-of = said of { $name }: { $number }
term-value-of = with a value of { $name }: { $number }
term-its-questions = Questions that need it
term-its-rules = Rules that judge it
term-what-is-said = What is said of it
term-where-used = Where it is used
# What OWL says of a property.
trait-functional = at most one value
trait-inverse-functional = no two things have the same value
trait-irreflexive = never leads to where it starts
trait-symmetric = holds both ways
trait-transitive = holds from end to end of a chain
# Under a diagram.
words-broken-line = A broken line leads from a kind to what it is a kind of.
words-from-data = From the data: { $thing }
words-in-use = in use
words-deprecated = deprecated
words-replaced = deprecated; use { $by }
# How often it is used; $shown is the number as it is written.
words-statements =
    { $number ->
        [one] <span class="day">{ $shown }</span> statement
       *[other] <span class="day">{ $shown }</span> statements
    }
words-things =
    { $number ->
        [one] <span class="day">{ $shown }</span> thing
       *[other] <span class="day">{ $shown }</span> things
    }
words-an-example = Example
words-the-alignments = Like words of others

## Diagrams of the ontology

# $start and $end are modules, $properties what leads from one to the other.
drawing-modules = Modules and their classes
drawing-module-link = { $start } to { $end }: { $properties }
drawing-module = Classes of the module { $module }
drawing-class = The class { $name } and its neighbours
drawing-property = What the property { $property } leads from and to
drawing-has = has
drawing-leads = leads to
drawing-kind = { $start } is a kind of { $end }
drawing-edge = { $start } { $property } { $end }
# A property and the list of codes that its values are from.
drawing-codes = { $property }: { $codes }

## Vocabularies

vocabularies-title = Vocabularies
vocabularies-description = Every closed list of codes: what each code means, where it comes from, how often it is used.
scheme-unused = no property in this build
concept-broader = Broader
concept-narrower = Narrower
concept-related = Related
concept-hierarchy = Broader, narrower
concept-side-by-side = none: the codes of this vocabulary stand side by side
concept-where-used = Where it is used

## Rules

rules-title = Rules
rules-description = Every rule that validation can name, and where it is checked.
# $where is one of the next six.
rules-number = { $where }: { $number }
rules-checked-facts = Checked in the graph
rules-checked-words = Checked in the ontology and its vocabularies
rules-checked-hygiene = Checked by a query over the graph
rules-checked-files = Checked while files are read
rules-checked-law = Checked while the law is derived from the acts
rules-checked-rdf = Checked wherever RDF is read
# The same on the page of one rule, after “Checked”.
shape-checked-facts = in the graph
shape-checked-words = in the ontology and its vocabularies
shape-checked-hygiene = by a query over the graph
shape-checked-files = while files are read; as long as one stands, no graph is made
shape-checked-law = while the law is derived from the acts
shape-checked-rdf = wherever RDF is read
shape-part = { $title } is a part of other rules.
shape-no-row = No row is found by this query:
shape-conforms = Conforms
shape-fails = Does not conform
shape-what-it-demands = What it demands

## What a rule demands; values follow each

demand-targetClass = judges every
demand-targetSubjectsOf = judges all that has
demand-targetObjectsOf = judges all that is a value of
demand-path = looks at
demand-inversePath = what points to it by
demand-minCount = values, at least
demand-maxCount = values, at most
demand-datatype = each value is written as
demand-class = each value is a
demand-node = each value conforms to
demand-nodeKind = each value is of the kind
demand-hasValue = one value is
demand-pattern = each value matches
demand-languageIn = in one of the languages
demand-uniqueLang = no two values in one language
demand-minInclusive = not less than
demand-minExclusive = more than
demand-lessThan = before every value of
demand-lessThanOrEquals = not after any value of
demand-equals = the same values as
demand-disjoint = no value in common with
demand-qualifiedValueShape = counts values
demand-qualifiedMinCount = of these, at least
demand-or = one of these holds
demand-not = this does not hold
demand-property = and
demand-sparql = no row is found by
demand-prefix = prefix
demand-namespace = stands for

## What scripts say in the browser; without functions and without references to other messages

script-days-left =
    { $number ->
        [one] ({ $number } day left)
       *[other] ({ $number } days left)
    }
# $what is one of the filters above.
script-filter-by = Filter by { $what }
script-all = all
# How many rows are shown of how many.
script-shown = { $shown } of { $all }
script-nothing = Nothing of that name.
# Before what is one letter away from what was typed.
script-guess = Nothing of that name; a guess:
# One thing that was found: a treaty and an article of it.
script-article = { $treaty }, article { $number }
# Words for “article” that somebody may type in a search, small letters, with spaces between them.
script-article-words = article art. art
script-between =
    { $number ->
        [one] Between { $first } and { $last }: { $number } change
       *[other] Between { $first } and { $last }: { $number } changes
    }
script-since = { $status } since { $day }
# Of a State without a status on record: $status is none or unknown.
script-absent = { $status }, as acts are known up to { $day }
script-two-on = { $first } and { $second } on { $day }
script-parties-on =
    { $number ->
        [one] { $day }: { $number } party
       *[other] { $day }: { $number } parties
    }
script-map-on =
    { $number ->
        [one] Map on { $day }: { $number } party; the table on this page tells the same.
       *[other] Map on { $day }: { $number } parties; the table on this page tells the same.
    }
# A day that somebody typed is outside of what the map tells.
script-beyond = { $day } is outside of this map, from { $first } to { $last }; it shows { $shown }.
script-others =
    { $number ->
        [one] { $number } other
       *[other] { $number } others
    }
script-pause = Pause
# Names of fields in the editor of queries.
script-endpoint = Endpoint
script-page-rows = Rows on a page

## Codes of the data, as words; one word for each code, in whatever list it stands

# Statuses.
code-none = none
code-signatory = signatory
code-contracting-state = contracting state
code-party-pending = party pending
code-party = party
code-withdrawing = withdrawing
code-former-party = former party
code-succession-open = succession open
code-treaty-ended = treaty ended
code-unknown = unknown
# What can be claimed beside a status.
code-bound = bound
code-not-bound = not bound
# What stands beside a status.
code-provisionally-applying = provisionally applying
code-suspended-claimed = suspended claimed
code-withdrawal-blocked-claimed = withdrawal blocked claimed
code-signatory-disavowed = signatory disavowed
code-revocation-claimed = revocation claimed
code-objection-pending = objection pending
code-conflict-of-dates = conflict of dates
code-disputed-entity = disputed entity
# Acts.
code-signature = signature
code-definitive-signature = definitive signature
code-signature-ad-referendum = signature ad referendum
code-ratification = ratification
code-acceptance = acceptance
code-approval = approval
code-accession = accession
code-formal-confirmation = formal confirmation
code-succession = succession
code-consent-to-be-bound = consent to be bound
code-exchange-of-instruments = exchange of instruments
code-provisional-application = provisional application
code-declaration = declaration
code-reservation = reservation
code-objection = objection
code-withdrawal-of-reservation = withdrawal of reservation
code-notification = notification
code-withdrawal = withdrawal
code-revocation-of-notice = revocation of notice
code-withdrawal-of-instrument = withdrawal of instrument
code-suspension = suspension
code-termination = termination
code-amendment = amendment
code-correction = correction
code-territorial-application = territorial application
code-no-intent-to-become-party = no intent to become party
code-waiver = waiver
# What an act is aimed at.
code-treaty = treaty
code-instrument = instrument
code-notice = notice
# Steps within a State.
code-parliamentary-vote = parliamentary vote
code-government-decision = government decision
code-presidential-signature = presidential signature
code-committee-approval = committee approval
code-reading = reading
code-decree = decree
code-publication = publication
# How such a step ended.
code-act-signed = act signed
code-adopted = adopted
code-approved = approved
code-bill-approved = bill approved
code-bill-received = bill received
code-conditions-lifted = conditions lifted
code-consented = consented
code-decided = decided
code-denounced = denounced
code-draft-on-agenda = draft on agenda
code-first-reading = first reading
code-law-signed = law signed
code-preparation-decided = preparation decided
code-process-opened = process opened
code-promulgated = promulgated
code-proposal-approved = proposal approved
code-published = published
code-signed = signed
code-submitted = submitted
code-taken-up = taken up
# Outcomes of obligations.
code-pending = pending
code-extended = extended
code-fulfilled = fulfilled
code-fulfilled-late = fulfilled late
code-overdue = overdue
code-not-applicable = not applicable
code-ended-by-withdrawal = ended by withdrawal
code-ended-otherwise = ended otherwise
# By what a deadline was set.
code-initial = initial
code-extension = extension
code-restart = restart
code-decision = decision
# Kinds of actors.
code-state = state
code-former-state = former state
code-international-organisation = international organisation
# How somebody stands to a position.
code-claims = claims
code-contests = contests
code-supports = supports
# Why one day is used where sources differ.
code-agrees-with-clause = agrees with clause
code-announced-by-depositary = announced by depositary
code-earliest-deposit = earliest deposit
code-majority-of-sources = majority of sources
code-day-of-receipt = day of receipt
code-succession-practice = succession practice
code-actor-existed = actor existed
code-later-edition = later edition
code-official-record = official record
code-day-of-prior-deadline = day of prior deadline
# Which day sources tell differently.
code-act-date = act date
code-effective-date = effective date
code-entry-into-force = entry into force
# Final clauses.
code-adoption = adoption
code-consent = consent
code-end = end
code-later-consent = later consent
code-reservations = reservations
# Verdicts on claims.
code-supported = supported
code-outdated = outdated
code-unverifiable = unverifiable
code-refuted = refuted
# Evidence.
code-act = act
code-domestic-act = domestic act
code-event = event
code-provision = provision
code-coverage = coverage
code-count = count
# Severities of findings.
code-violation = violation
code-warning = warning
code-info = info
# Kinds of words in the ontology.
code-class = class
code-object-property = object property
code-datatype-property = datatype property
code-annotation-property = annotation property
# How a word of ours stands to one of others.
code-the-same-as = the same as
code-a-kind-of = a kind of
code-exact-match = exact match
code-close-match = close match
code-broader-match = broader match
code-narrower-match = narrower match
code-related-match = related match
