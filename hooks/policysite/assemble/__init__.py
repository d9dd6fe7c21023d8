"""From a data folder to everything that is published, without any site engine: inspect, then publish."""
