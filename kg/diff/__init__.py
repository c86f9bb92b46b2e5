"""The legal diff: what two builds tell differently, as events, corrections and additions.

A build claims to know the acts of a treaty up to its coverage day. By that day of
the *old* build a difference is

* an **event** where it came about after that day: the world has moved on;
* a **correction** where the old build told it otherwise, or where its complete list
  told by silence that it was not so; what is gone is always one, for law does not
  un-happen, and so is a changed clause, unless an act amends the treaty;
* an **addition** where the old build claimed nothing: a treaty that it did not have,
  a list that it called incomplete, a fact of the obligation ledger, or a day that
  is known only within bounds which reach over the coverage day.

What follows in law from a difference has the class of its causes. Compared are the
tables of those treaties alone whose digests differ. See decision 13.
"""
