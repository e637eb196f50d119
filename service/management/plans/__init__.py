"""Plans: changes that are made later, each a list of steps on a flag or on a whole flag set.

How the parts fit:

- A plan is a row (``storage/plans.py``). ``state`` and ``next_at`` say when a background process
  looks at it again; ``steps`` and ``progress`` are JSON that only the plan's kind reads.
- A **kind** (``kinds.py``) says what a plan does when it is due. ``kinds.Kind`` is the whole
  interface: ``ask`` is called for guarded plans, outside of any transaction, and may take seconds;
  ``act`` is called with the set locked, adds the step's edits to a change set, and returns a
  ``Decision``: the plan's next state, when to look again, and why. ``table.py`` lists the kinds.
- ``schedules.py`` and ``rollouts.py`` have the use-cases; ``schedule/`` and ``rollout/`` the parts
  of each, among them its kind. ``lookup.py`` finds plans of either.
- ``applying.py`` runs due plans: the step's edits, its row in the history, the webhooks'
  deliveries and the plan's new state are one transaction, so a process that is killed neither
  repeats nor loses a step. What ``act`` refuses with an error ends the plan as ``failed``, with the
  error as its reason. Plans on one flag are carried out in the order of ``(next_at, id)``.
- ``editing.py`` changes a plan by hand: ``editing.change`` locks the set, finds the plan, and
  stores what the block makes of it. ``editing.act`` runs ``act`` at once, as the caller's change.
- ``service/management/plan_conflicts.py`` warns whoever changes a flag that a plan is about to
  change, and ends plans whose flag is deleted. ``plan_notices.notify`` tells webhooks; applying
  does so by itself for each plan that failed, was missed, cancelled or paused with a reason.

The time is the database's (``storage/clock.py``), never this machine's.
"""
