import { hasMailServer, mailer } from "@/platform/mail/mailer";
import { manager, operator, router, viewer } from "@/platform/trpc/procedures";
import { listMessageAccounts } from "./accounts/account-queries";
import { listMessageBrands, readMessageSettings } from "./choice/settings-queries";
import { changeConsent } from "./commands/change-consent";
import { putAccount, testAccount } from "./commands/put-account";
import { putBrand, putSettings } from "./commands/put-settings";
import { resendMessage } from "./commands/resend-message";
import { restoreTemplate, saveTemplate } from "./commands/save-template";
import { sendTest } from "./commands/send-test";
import { listConsents } from "./consent/consent-queries";
import * as inputs from "./inputs";
import { describedMessengers } from "./messengers/registry";
import { listMessages, messageById } from "./queries";
import { messageStatistics } from "./statistics-queries";
import { listTemplates, previewTemplate, readTemplate } from "./templates/template-queries";

const read = viewer.meta({ scope: "orders:read" });
const set = manager.meta({ scope: "settings:write" });
const ByCode = inputs.PutMessageAccount.extend({ code: inputs.AccountCode });

/** What buyers are told: the log, and how it is set up. */
export const notificationsRouter = router({
  list: read
    .input(inputs.ListMessages)
    .query(async ({ ctx, input }) => ({ ...(await listMessages(ctx, input)), hasMailServer: hasMailServer() })),
  byId: read.input(inputs.MessageId).query(({ ctx, input }) => messageById(ctx, input.id)),
  resend: operator
    .meta({ scope: "orders:write" })
    .input(inputs.MessageId)
    .mutation(({ ctx, input }) => resendMessage(ctx, input, hasMailServer())),
  statistics: read.query(({ ctx }) => messageStatistics(ctx)),

  settings: read.query(async ({ ctx }) => ({ ...(await readMessageSettings(ctx)), hasMailServer: hasMailServer() })),
  putSettings: set.input(inputs.PutMessageSettings).mutation(({ ctx, input }) => putSettings(ctx, input)),
  accounts: set.query(({ ctx }) => listMessageAccounts(ctx)),
  kinds: set.query(() => describedMessengers()),
  putAccount: set.input(ByCode).mutation(({ ctx, input: { code, ...account } }) => putAccount(ctx, code, account)),
  testAccount: set.input(ByCode.pick({ code: true })).mutation(async ({ ctx, input }) => ({ problem: await testAccount(ctx, input.code) })),
  brands: read.query(({ ctx }) => listMessageBrands(ctx)),
  putBrand: set
    .input(inputs.PutBrand.extend({ channel: inputs.AccountCode }))
    .mutation(({ ctx, input: { channel, ...brand } }) => putBrand(ctx, channel, brand)),

  templates: read.query(({ ctx }) => listTemplates(ctx)),
  template: read.input(inputs.TemplatePlace).query(({ ctx, input }) => readTemplate(ctx, input)),
  saveTemplate: set.input(inputs.TemplatePlace.extend(inputs.SaveTemplate.shape)).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  restoreTemplate: set
    .input(inputs.TemplatePlace.extend(inputs.RestoreTemplate.shape))
    .mutation(({ ctx, input }) => restoreTemplate(ctx, input)),
  previewTemplate: read
    .input(inputs.TemplatePlace.extend(inputs.PreviewTemplate.shape))
    .query(({ ctx, input }) => previewTemplate(ctx, input)),
  sendTest: set.input(inputs.SendTest).mutation(({ ctx, input }) => sendTest(ctx, input, mailer())),

  consents: set.input(inputs.ListConsents).query(({ ctx, input }) => listConsents(ctx, input)),
  putConsent: set.input(inputs.PutConsent).mutation(({ ctx, input }) => changeConsent(ctx, input)),
});
