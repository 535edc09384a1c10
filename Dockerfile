# One image for migrate, worker and api. Debian, not Alpine: Temporal's native core is built for glibc.
FROM node:24-bookworm-slim AS dependencies
WORKDIR /srv/tovholder
COPY package.json package-lock.json .npmrc ./
COPY tools/mend-postgres.mjs tools/
RUN npm install --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates tini && rm -rf /var/lib/apt/lists/* \
  && mkdir -p /home/node/tovholder && chown node:node /home/node/tovholder
WORKDIR /srv/tovholder
COPY --from=dependencies /srv/tovholder/node_modules ./node_modules
COPY . .
# Built here, because the root is read-only when it runs; touched, so that nothing is installed then.
RUN touch node_modules/.package-lock.json \
  && node bin/launch.mjs --build api/main.ts worker/main.ts cli/main.ts worker/embedded/mail-catcher.ts
USER node
ENV NODE_ENV=production TZ=UTC
ENTRYPOINT ["tini", "--"]
CMD ["node", "bin/launch.mjs", "api/main.ts"]
