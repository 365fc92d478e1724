"""An executed notebook → what its report says, as blocks."""
