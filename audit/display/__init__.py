"""How long a penalty must and may be public, by the law in force (DOMAIN: 信用修复)."""

from audit.display.duty import Duty, Stage, duty_of
from audit.display.overexposed import Overexposure, overexposures

__all__ = ["Duty", "Overexposure", "Stage", "duty_of", "overexposures"]
