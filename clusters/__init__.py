"""Who answers for what: programmes, regions, clusters and the assignments of persons to roles."""
