"""The instance that this process serves."""

from pregon.kernel.instance import load_instance

INSTANCE = load_instance()
