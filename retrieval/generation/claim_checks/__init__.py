"""Is a claim what its spans say? One reason to withhold it a module; ``checking`` asks them all."""
