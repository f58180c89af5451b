# gouji as an image: built from the sources, run without a compiler, without development packages, and not as root.
FROM node:20-bookworm-slim AS build
WORKDIR /gouji
COPY package.json package-lock.json ./
# Only the packages: the build comes when the sources are there.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-bookworm-slim
ENV NODE_ENV=production GOUJI_DATA=/data
WORKDIR /gouji
COPY --from=build /gouji/package.json ./
COPY --from=build /gouji/node_modules node_modules
COPY --from=build /gouji/dist dist
COPY --from=build /gouji/bin bin
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
ENTRYPOINT ["node", "bin/gouji.js"]
CMD ["--help"]
