"""The encrypted store of one machine: tables, engine, repositories, migrations. No rule of the clinic lives here."""
