"""Speaking: paragraph by paragraph, who says it, or what it is that nobody says."""
