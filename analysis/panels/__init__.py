"""Official files of any size to a columnar store, and from it any pair's series."""
