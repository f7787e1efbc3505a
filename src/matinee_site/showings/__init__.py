"""Where a film may be seen: services and cinemas that the operator enters and answers for."""
