"""What each figure, date and name answers, by a model that was taught on pairs of texts.

Two authors tell one fact in words that no list has: «the bill came to 14 million», «the bridge
swallowed twelve». Here each value is taken out of its sentence and what is left, the question that
it answers, becomes a point; what lies near is read side by side, passage by passage, and linkage
asks how likely the two answer one question (docs/decisions/0071, 0073). How the two models are
taught and measured is in tests/learning.
"""

import os

# From 1.29 on ONNX Runtime tells Microsoft of each run, unless it finds this before it is loaded.
# What a scholar reads is nobody else's business.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
