"""JSON for other programs: documented in docs/json.md, decimals as text, Chinese as it is, no floats anywhere."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from perfcheck.assessment.rating import number_reported
from perfcheck.assessment.results import Section, Verdict
from perfcheck.measures.numbers import half_up, plain
from perfcheck.measures.standard import LEVEL_WORDS
from perfcheck.measures.units import WAN_YUAN
from perfcheck.reports.json_money import money
from perfcheck.reports.summary_columns import all_findings
from perfcheck.reports.texts import next_step_message, pace_message, verdict_text
