# One image for migrate, worker, api, the command line and the mail catcher. Debian, not Alpine: Temporal's native core is
# built for glibc. Never built by us, for want of a container engine; what it installs and starts is tried without one.
FROM node:24-bookworm-slim AS base
RUN apt-get update \
  && apt-get install -y --no-install-recommends ca-certificates tini \
  && rm -rf /var/lib/apt/lists/* \
  && mkdir -p /home/node/tovholder \
  && chown node:node /home/node/tovholder
WORKDIR /srv/tovholder
ENV NODE_ENV=production TZ=UTC
ENTRYPOINT ["tini", "--"]

FROM base AS manifests
COPY package.json package-lock.json .npmrc ./
COPY tools/mend-postgres.mjs tools/
RUN cp package-lock.json /tmp/locked.json

# What runs, and nothing that only builds or tests; the lock file must not have to change for it.
FROM manifests AS dependencies
RUN npm install --omit=dev --no-audit --no-fund && cmp package-lock.json /tmp/locked.json

# With what tests need: the OpenID provider of the demo is among it.
FROM manifests AS demo-dependencies
RUN npm install --include=dev --no-audit --no-fund && cmp package-lock.json /tmp/locked.json

# An OpenID provider with invented people, for looking at it. No part of the product.
FROM base AS demo-login
COPY --from=demo-dependencies /srv/tovholder/node_modules ./node_modules
COPY . .
RUN touch node_modules/.package-lock.json
USER node
CMD ["node", "bin/launch.mjs", "deploy/demo-login/main.ts"]

# The product. Last, so that it is what a build without a target makes.
FROM base AS tovholder
COPY --from=dependencies /srv/tovholder/node_modules ./node_modules
COPY . .
# Built here, because its files are read-only when it runs; touched, so that nothing is installed then.
RUN touch node_modules/.package-lock.json \
  && node bin/launch.mjs --build api/main.ts worker/main.ts cli/main.ts worker/embedded/mail-catcher.ts
USER node
CMD ["node", "bin/launch.mjs", "api/main.ts"]
