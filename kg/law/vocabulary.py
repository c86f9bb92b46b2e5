"""The closed lists of codes that clauses and acts are written in.

One word, one code: the value of a member is the CSV and TOML code and the
``skos:notation`` of its concept in ``ontology/vocabulary``; a test holds the
two together. Terms follow the UN Treaty Handbook and the VCLT.
"""

from enum import StrEnum


class ActKind(StrEnum):
    """What a State or organisation did towards a treaty (VCLT 2(1), 11-18, 19-23, 54-68)."""

    SIGNATURE = "signature"
    DEFINITIVE_SIGNATURE = "definitive_signature"
    SIGNATURE_AD_REFERENDUM = "signature_ad_referendum"
    RATIFICATION = "ratification"
    ACCEPTANCE = "acceptance"
    APPROVAL = "approval"
    ACCESSION = "accession"
    FORMAL_CONFIRMATION = "formal_confirmation"
    SUCCESSION = "succession"
    CONSENT_TO_BE_BOUND = "consent_to_be_bound"
    EXCHANGE_OF_INSTRUMENTS = "exchange_of_instruments"
    PROVISIONAL_APPLICATION = "provisional_application"
    DECLARATION = "declaration"
    RESERVATION = "reservation"
    OBJECTION = "objection"
    WITHDRAWAL_OF_RESERVATION = "withdrawal_of_reservation"
    NOTIFICATION = "notification"
    WITHDRAWAL = "withdrawal"
    REVOCATION_OF_NOTICE = "revocation_of_notice"
    WITHDRAWAL_OF_INSTRUMENT = "withdrawal_of_instrument"
    SUSPENSION = "suspension"
    TERMINATION = "termination"
    AMENDMENT = "amendment"
    CORRECTION = "correction"
    TERRITORIAL_APPLICATION = "territorial_application"
    NO_INTENT_TO_BECOME_PARTY = "no_intent_to_become_party"
    WAIVER = "waiver"


SIGNATURES = frozenset({ActKind.SIGNATURE, ActKind.SIGNATURE_AD_REFERENDUM})
"""Acts that sign without binding (VCLT 10, 12(2)(b))."""

CONSENTS = frozenset(
    {
        ActKind.DEFINITIVE_SIGNATURE,
        ActKind.RATIFICATION,
        ActKind.ACCEPTANCE,
        ActKind.APPROVAL,
        ActKind.ACCESSION,
        ActKind.FORMAL_CONFIRMATION,
        ActKind.SUCCESSION,
        ActKind.CONSENT_TO_BE_BOUND,
        ActKind.EXCHANGE_OF_INSTRUMENTS,
    }
)
"""Acts that express consent to be bound (VCLT 11-16; VCSST 17-22 for succession)."""


class ActObject(StrEnum):
    """What an act is aimed at: leaving a treaty is not withdrawing a signature or an instrument."""

    TREATY = "treaty"
    SIGNATURE = "signature"
    INSTRUMENT = "instrument"
    RESERVATION = "reservation"
    NOTICE = "notice"


class BaseStatus(StrEnum):
    """The one legal position of a State towards a treaty on a day."""

    NONE = "none"
    SIGNATORY = "signatory"
    CONTRACTING_STATE = "contracting_state"
    PARTY_PENDING = "party_pending"
    PARTY = "party"
    WITHDRAWING = "withdrawing"
    FORMER_PARTY = "former_party"
    SUCCESSION_OPEN = "succession_open"
    TREATY_ENDED = "treaty_ended"
    UNKNOWN = "unknown"


BOUND = frozenset({BaseStatus.PARTY, BaseStatus.WITHDRAWING})
"""Statuses that make a State a party in every count (VCLT 2(1)(g))."""


class OverlayKind(StrEnum):
    """What stands beside the base status, each with a claimant and a source."""

    PROVISIONALLY_APPLYING = "provisionally_applying"
    SUSPENDED_CLAIMED = "suspended_claimed"
    WITHDRAWAL_BLOCKED_CLAIMED = "withdrawal_blocked_claimed"
    SIGNATORY_DISAVOWED = "signatory_disavowed"
    REVOCATION_CLAIMED = "revocation_claimed"
    OBJECTION_PENDING = "objection_pending"
    CONFLICT_OF_DATES = "conflict_of_dates"
    DISPUTED_ENTITY = "disputed_entity"


class DateFunction(StrEnum):
    """How a day follows from an anchor day."""

    ON_EVENT = "on_event"
    ADD_PERIOD = "add_period"
    FIRST_OF_MONTH = "first_of_month"


class Unit(StrEnum):
    """The unit of a period in a clause."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Anchor(StrEnum):
    """The day from which a clause counts."""

    DEPOSIT = "deposit"
    EARLIEST_DEPOSIT = "earliest_deposit"
    NOTIFICATION = "notification"
    RECEIPT_BY_DEPOSITARY = "receipt_by_depositary"
    NOTICE_IN_ADVANCE = "notice_in_advance"
    TREATY_EIF = "treaty_eif"
    STATE_EIF = "state_eif"
    TRIGGER = "trigger"
    SUCCESSION_DATE = "succession_date"
    DECISION = "decision"
    CALENDAR = "calendar"
    REQUEST_RECEIVED = "request_received"
    OPENING_FOR_SIGNATURE = "opening_for_signature"
    START_OF_NEGOTIATIONS = "start_of_negotiations"
    START_OF_DESTRUCTION = "start_of_destruction"
    START_OF_DESTRUCTION_PERIOD = "start_of_destruction_period"
    END_OF_DESTRUCTION_PERIOD = "end_of_destruction_period"
    END_OF_ACTIVE_HOSTILITIES = "end_of_active_hostilities"
    COMPLETION = "completion"


class ConditionKind(StrEnum):
    """What must have happened before a treaty enters into force (VCLT 24(1)-(2))."""

    COUNT = "count"
    NAMED_PLUS_COUNT = "named_plus_count"
    ALL_OF_NAMED = "all_of_named"
    ALL_SIGNATORIES = "all_signatories"
    CATEGORY = "category"
    FRACTION = "fraction"
    EXCHANGE = "exchange"
    PER_STATE_CONDITIONS = "per_state_conditions"


class Pivot(StrEnum):
    """From which deposit on a State waits for its own day and not for the treaty's."""

    TRIGGER_DEPOSIT = "trigger_deposit"
    ENTRY_INTO_FORCE = "entry_into_force"
    NONE = "none"


class Floor(StrEnum):
    """A day before which a State cannot be bound."""

    TREATY_EIF = "treaty_eif"
    PARENT_STATE_EIF = "parent_state_eif"


class Proviso(StrEnum):
    """A fact on the day of expiry that keeps a withdrawing State bound."""

    ARMED_CONFLICT_AT_EXPIRY = "armed_conflict_at_expiry"
    ANY_ARMED_CONFLICT_FROM_EXPIRY = "any_armed_conflict_from_expiry"
    ARMED_CONFLICT_OR_OCCUPATION_AT_EXPIRY = "armed_conflict_or_occupation_at_expiry"


class ConsentWindow(StrEnum):
    """When a State that did not sign may consent."""

    ANY_TIME = "any_time"
    AFTER_ENTRY_INTO_FORCE = "after_entry_into_force"
    CLOSED = "closed"


class ReservationRule(StrEnum):
    """What a treaty says of reservations (VCLT 19)."""

    PROHIBITED = "prohibited"
    PERMITTED = "permitted"
    LIMITED = "limited"
    NO_CLAUSE = "no_clause"


class DurationKind(StrEnum):
    """How long a treaty lasts by its own terms (VCLT 54)."""

    UNLIMITED = "unlimited"
    FIXED = "fixed"
    NO_CLAUSE = "no_clause"


class EndCause(StrEnum):
    """Why a treaty is no longer in force (VCLT 54-59)."""

    EXPIRY = "expiry"
    TERMINATION = "termination"
    SUPERSESSION = "supersession"
    WITHDRAWAL = "withdrawal"


class SuccessionRule(StrEnum):
    """From which day a notified succession counts (VCSST 23)."""

    SUCCESSION_DATE = "succession_date"
    NO_CLAUSE = "no_clause"


class RelationKind(StrEnum):
    """How one actor follows another; only ``continuation`` keeps the legal person."""

    CONTINUATION = "continuation"
    DISSOLUTION = "dissolution"
    SEPARATION = "separation"
    UNION = "union"
    SUCCESSION = "succession"
    RESTORATION = "restoration"
    RENAME = "rename"
    ASSOCIATION = "association"
    TERRITORIAL_TRANSFER = "territorial_transfer"
    REPRESENTATION_CHANGE = "representation_change"


class ActorKind(StrEnum):
    """What sort of legal person an actor is, or is disputed to be."""

    STATE = "state"
    FORMER_STATE = "former_state"
    INTERNATIONAL_ORGANISATION = "international_organisation"
    DISPUTED_ENTITY = "disputed_entity"


class DeonticKind(StrEnum):
    """What an obligation demands."""

    PROHIBITION = "prohibition"
    DUTY = "duty"
    PERMISSION = "permission"
    COMMITMENT = "commitment"
    SCOPE = "scope"


class Topic(StrEnum):
    """The subject matter of an obligation, across treaties."""

    USE = "use"
    PRODUCTION_STOCKPILING_TRANSFER = "production_stockpiling_transfer"
    TRANSFER = "transfer"
    ASSISTANCE_TO_PROHIBITED_ACTS = "assistance_to_prohibited_acts"
    TESTING = "testing"
    DEPLOYMENT_STATIONING = "deployment_stationing"
    PEACEFUL_USE = "peaceful_use"
    DESTRUCTION = "destruction"
    STOCKPILE_DESTRUCTION = "stockpile_destruction"
    PRODUCTION_FACILITIES = "production_facilities"
    NUMERICAL_LIMITS = "numerical_limits"
    RETENTION = "retention"
    CLEARANCE = "clearance"
    RECORDING = "recording"
    CIVILIAN_PROTECTION = "civilian_protection"
    VICTIM_ASSISTANCE = "victim_assistance"
    ENVIRONMENTAL_PROTECTION = "environmental_protection"
    COOPERATION = "cooperation"
    TRANSPARENCY = "transparency"
    VERIFICATION = "verification"
    SAFEGUARDS = "safeguards"
    EXPORT_CONTROL = "export_control"
    COMPLIANCE = "compliance"
    NATIONAL_IMPLEMENTATION = "national_implementation"
    UNIVERSALISATION = "universalisation"
    INSTITUTION = "institution"
    APPLICATION = "application"


class DeadlineKind(StrEnum):
    """How the deadline of an obligation is found; a continuous one has none."""

    CONTINUOUS = "continuous"
    RELATIVE = "relative"
    ANNUAL = "annual"
    FIXED = "fixed"
    DECISION = "decision"
    PERIODIC = "periodic"
    EVENT = "event"
    NEXT_MEETING = "next_meeting"
    LATEST_OF = "latest_of"
    RETENTION = "retention"


class DomesticActKind(StrEnum):
    """A step inside a State; never itself a treaty act."""

    PARLIAMENTARY_VOTE = "parliamentary_vote"
    GOVERNMENT_DECISION = "government_decision"
    PRESIDENTIAL_SIGNATURE = "presidential_signature"
    COMMITTEE_APPROVAL = "committee_approval"
    READING = "reading"
    DECREE = "decree"
    PUBLICATION = "publication"


class Stance(StrEnum):
    """How the holder of a position stands to what it is about."""

    CLAIMS = "claims"
    CONTESTS = "contests"
    SUPPORTS = "supports"


class ChoiceRule(StrEnum):
    """Why one reading of a date is used where sources differ."""

    AGREES_WITH_CLAUSE = "agrees_with_clause"
    ANNOUNCED_BY_DEPOSITARY = "announced_by_depositary"
    EARLIEST_DEPOSIT = "earliest_deposit"
    MAJORITY_OF_SOURCES = "majority_of_sources"
    DAY_OF_RECEIPT = "day_of_receipt"
    SUCCESSION_PRACTICE = "succession_practice"
    ACTOR_EXISTED = "actor_existed"
    LATER_EDITION = "later_edition"
    OFFICIAL_RECORD = "official_record"
    DAY_OF_PRIOR_DEADLINE = "day_of_prior_deadline"


class ConflictKind(StrEnum):
    """Which date of an act the sources tell differently."""

    ACT_DATE = "act_date"
    EFFECTIVE_DATE = "effective_date"
    ENTRY_INTO_FORCE = "entry_into_force"


class Outcome(StrEnum):
    """How an obligation stands on a day (law model, section 8)."""

    PENDING = "pending"
    EXTENDED = "extended"
    FULFILLED = "fulfilled"
    FULFILLED_LATE = "fulfilled_late"
    OVERDUE = "overdue"
    NOT_APPLICABLE = "not_applicable"
    ENDED_BY_WITHDRAWAL = "ended_by_withdrawal"
    ENDED_OTHERWISE = "ended_otherwise"
    UNKNOWN = "unknown"


class DeadlineLink(StrEnum):
    """By what a deadline of a chain was set."""

    INITIAL = "initial"
    EXTENSION = "extension"
    RESTART = "restart"
    DECISION = "decision"


class DeadlineStanding(StrEnum):
    """How far a source vouches for a deadline of a chain."""

    STATED = "stated"
    MISSED = "missed"
    GRANTED = "granted"
    LISTED = "listed"
    REQUESTED = "requested"


class Presence(StrEnum):
    """Whether what an obligation is about is there."""

    PRESENT = "present"
    FOUND = "found"
    NONE = "none"
    NOT_FOUND = "not_found"


class CompletionStanding(StrEnum):
    """By whom a completion is vouched for."""

    DECLARED = "declared"
    VERIFIED = "verified"
    UNDECLARED = "undeclared"


class ReportState(StrEnum):
    """What a source tells of one report."""

    SUBMITTED = "submitted"
    NOT_SUBMITTED = "not_submitted"
    NOT_FOUND = "not_found"


class AmountState(StrEnum):
    """Whether an observation gives an amount, and if not, why not."""

    REPORTED = "reported"
    NONE = "none"
    NOT_FOUND = "not_found"
    NOT_REPORTED = "not_reported"


class ObservationKind(StrEnum):
    """What an amount counts."""

    STOCKPILE_DECLARED = "stockpile_declared"
    STOCKPILE_DESTROYED = "stockpile_destroyed"
    STOCKPILE_REMAINING = "stockpile_remaining"
    SUBMUNITIONS_DESTROYED = "submunitions_destroyed"
    CONTAMINATED_AREA = "contaminated_area"
    RELEASED_AREA = "released_area"
    DEVICES_DESTROYED = "devices_destroyed"
    RETAINED = "retained"
    RETAINED_INITIALLY = "retained_initially"
    RETAINED_CONSUMED = "retained_consumed"
    RETAINED_EXCESS = "retained_excess"
    CASUALTIES = "casualties"
    CASUALTIES_KILLED = "casualties_killed"
    CASUALTIES_INJURED = "casualties_injured"
    CASUALTIES_OUTCOME_UNKNOWN = "casualties_outcome_unknown"
    SURVIVORS = "survivors"
    REPORTS_SUBMITTED = "reports_submitted"
    REPORTS_OBLIGED = "reports_obliged"
    REPORT_RATE = "report_rate"


class ObservationBasis(StrEnum):
    """What an amount rests on or is limited to."""

    AS_TOLD = "as_told"
    CONFIRMED = "confirmed"
    SUSPECTED = "suspected"
    TOTAL = "total"
    ESTIMATE = "estimate"
    NEWLY_RECORDED = "newly_recorded"
    SURVEY_BASELINE = "survey_baseline"
    ANTIPERSONNEL_MINES = "antipersonnel_mines"
    MINES_AND_REMNANTS = "mines_and_remnants"
    CLUSTER_MUNITIONS = "cluster_munitions"
    RECOGNISED = "recognised"
    LISTED = "listed"
    LISTED_BY_MONITOR = "listed_by_monitor"
