#!/bin/sh
# Makes every secret that docker-compose.yml hands to a container as a file, each once: what is there is left alone.
#
#   sh deploy/compose/make-secrets.sh [name in the address …]
#
# The names are those in the address that browsers ask for; without any, those of the demo. Put your own web.pem and web.key,
# oidc-client-secret and smtp-url in the folder before or afterwards. It needs openssl.
#
# For an installation of another kind: SECRETS_FOLDER=/etc/tovholder/secrets, DATABASE_AT='db.example.dk:5432/tovholder?sslmode=verify-full'.
#
# The folder is closed to others, and so its files may be readable: containers get them one by one, each under its own account.
set -eu
umask 077
folder=${SECRETS_FOLDER:-$(dirname "$0")/secrets}
mkdir -p "$folder"
chmod 700 "$folder"
cd "$folder"

# keep NAME: standard input becomes that file, unless it is there.
keep() {
  if [ -s "$1" ]; then
    cat > /dev/null
    return
  fi
  cat > "$1.half"
  [ -s "$1.half" ] || { echo "$1 could not be made" >&2; exit 1; }
  chmod 444 "$1.half"
  mv "$1.half" "$1"
  echo "made $1"
}

head -c 32 /dev/urandom | keep master.key
openssl rand -hex 24 | keep database-password
openssl rand -hex 24 | keep temporal-database-password
openssl rand -hex 24 | keep oidc-client-secret
openssl rand -hex 8 | keep demo-login-password
echo 'smtp://mail:1025' | keep smtp-url

# The owner's address, for migrate; and the application's, whose password is made from the owner's (db/app-role.ts).
owner=$(cat database-password)
at=${DATABASE_AT:-tovholder-db:5432/tovholder}
echo "postgres://tovholder:$owner@$at" | keep database-url
application=$(printf %s tovholder_app | openssl dgst -sha256 -hmac "$owner" -r | cut -d ' ' -f 1)
echo "postgres://tovholder_app:$application@$at" | keep app-database-url

# An authority for the names inside. Its key is thrown away: nothing else can ever be signed with it. To renew: remove
# inside-ca.pem (and web.pem, if it was made here), run this again, restart.
if [ ! -s inside-ca.pem ]; then
  rm -f api.pem api.key mail.pem mail.key login.pem login.key
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -sha256 \
    -subj '/CN=Tovholder, inside one machine' -keyout ca.key -out ca.half 2> openssl.log || { cat openssl.log >&2; exit 1; }

  # certify NAME DAYS ALTERNATIVE-NAMES
  certify() {
    [ -s "$1.pem" ] && return
    printf 'basicConstraints=CA:FALSE\nkeyUsage=digitalSignature\nextendedKeyUsage=serverAuth\nsubjectAltName=%s\n' "$3" > extensions
    openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj "/CN=$1" -keyout new.key -out new.csr 2> openssl.log \
      && openssl x509 -req -in new.csr -CA ca.half -CAkey ca.key -set_serial "0x$(openssl rand -hex 16)" \
        -days "$2" -sha256 -extfile extensions -out new.pem 2> openssl.log || { cat openssl.log >&2; exit 1; }
    rm -f "$1.key"
    keep "$1.key" < new.key
    keep "$1.pem" < new.pem
  }

  here=DNS:localhost,IP:127.0.0.1
  certify api 3650 "DNS:api-1,DNS:api-2,$here"
  certify mail 3650 "DNS:mail,$here"
  certify login 3650 "DNS:login,$here"
  [ $# -gt 0 ] || set -- tovholder.localhost login.tovholder.localhost
  certify web 365 "$(printf 'DNS:%s,' "$@")$here"
  rm -f ca.key new.key new.csr new.pem extensions openssl.log
  keep inside-ca.pem < ca.half
  rm -f ca.half
fi
