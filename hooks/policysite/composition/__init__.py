"""From the model to the neutral document: numbering, references, facts, and the words that facts give."""

from policysite.composition.compose import Composition, compose
from policysite.composition.inlines import Unresolved

__all__ = ["Composition", "Unresolved", "compose"]
