#!/bin/sh
# Temporal's two databases and their schema, brought up to date; safe to run again. In temporalio/admin-tools, or wherever
# temporal-sql-tool is. SQL_PLUGIN, SQL_HOST, SQL_PORT and SQL_USER are temporal-sql-tool's own; the password stands in SQL_PASSWORD_FILE.
set -eu
schema=${SCHEMA_FOLDER:-/etc/temporal/schema/postgresql/v12}

# temporal-sql-tool takes a password from its arguments or environment, where others may see it, or from PostgreSQL's own file.
umask 077
PGPASSFILE=$(mktemp)
export PGPASSFILE
trap 'rm -f "$PGPASSFILE"' EXIT
printf '*:*:*:*:%s\n' "$(cat "$SQL_PASSWORD_FILE")" > "$PGPASSFILE"

for database in temporal temporal_visibility; do
  case $database in
    temporal) part=temporal ;;
    *) part=visibility ;;
  esac
  temporal-sql-tool --db "$database" create
  # There already after the first time, and then left alone.
  temporal-sql-tool --db "$database" setup-schema -v 0.0 || true
  temporal-sql-tool --db "$database" update-schema -d "$schema/$part/versioned"
done
