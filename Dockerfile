# Half Step as one image: built in one stage, run without build tools by an unprivileged user in another.
# The queue page is left out: it is served on the loopback address only, which nobody reaches from outside a container.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts/build.mjs ./scripts/
COPY src ./src
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_ENV=production HALFSTEP_CONFIG=/app/config HALFSTEP_DATA=/data
WORKDIR /app
RUN install -d -o node -g node /data
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY bin ./bin
COPY config ./config
COPY seeds ./seeds
COPY demo ./demo
USER node
VOLUME /data
EXPOSE 8420
# The page answers only when the database does.
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:8420/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node as process 1 passes SIGTERM on to the service, which needs at most ten seconds to stop.
STOPSIGNAL SIGTERM
CMD ["node", "bin/halfstep.mjs", "start"]
