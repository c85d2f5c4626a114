import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/platform/i18n/request.ts");

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  // Native code, or packages that read files of their own: loaded from node_modules as they are.
  serverExternalPackages: [
    "@node-rs/argon2",
    "bwip-js",
    "drizzle-orm",
    "graphile-worker",
    "nodemailer",
    "pdfkit",
    "pg",
    "pino",
    "postgres",
    "prom-client",
    "sharp",
    "socket.io",
  ],
  // Two kinds of documents (the shop's pages, the buyer's page): what no page answers belongs to neither (app/global-not-found.tsx).
  experimental: { globalNotFound: true },
  // `npm test` checks the types; a start on a customer's machine need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
