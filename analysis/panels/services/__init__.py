"""The public services official figures are fetched from, one module each, through their clients."""
