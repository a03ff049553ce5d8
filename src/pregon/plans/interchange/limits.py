"""How long each text may be, in characters: what the plan's tables hold and a spreadsheet cell can carry."""

MUNICIPALITY = 80
PLAN_TITLE = 300
VERSION = 40
LONG_TEXT = 100_000  # diagnosis, general objective: written over several cells when needed
OBJECTIVE = 2000
ACTION_TITLE = 1000
RESPONSIBLE = 300
INDICATOR = 300
UNIT = 80
TACTIC = 2000
PROCEDURE = 300
COMPONENT = 60
ENABLING_TITLE = 300
DESCRIPTION = 5000
ITEMS = 2000  # of one list
NUMBER = 10**10  # base and goal: ten digits before the point, two after it
