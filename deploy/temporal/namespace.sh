#!/bin/sh
# The namespace that the cases live in; safe to run again. Needs the program `temporal`, TEMPORAL_ADDRESS and TEMPORAL_NAMESPACE.
set -eu
namespace=$TEMPORAL_NAMESPACE

tries=0
until temporal operator cluster health > /dev/null 2>&1; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo "Temporal at $TEMPORAL_ADDRESS does not serve" >&2; exit 1; }
  sleep 1
done

# What is kept of runs that have ended: enough to look into an incident. The record itself is in PostgreSQL.
if ! temporal operator namespace describe --namespace "$namespace" > /dev/null 2>&1; then
  temporal operator namespace create --namespace "$namespace" --retention 90d
fi

# A namespace that was just made is known to all parts of the server within seconds. No search attribute is ours to make;
# the alert of stuck workflows stands on this one of Temporal's own.
tries=0
until temporal operator search-attribute list --namespace "$namespace" 2> /dev/null | grep -q TemporalReportedProblems; do
  tries=$((tries + 1))
  [ "$tries" -lt 60 ] || { echo 'this Temporal does not know the search attribute TemporalReportedProblems' >&2; exit 1; }
  sleep 1
done
echo "namespace $namespace is there"
