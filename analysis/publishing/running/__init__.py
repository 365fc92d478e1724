"""A notebook → an executed notebook: papermill, with cells in a fork of a warm process."""
