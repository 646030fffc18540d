import { accountMails, accountNames } from '#modules/accounts/index.ts'
import { settingValues } from '#modules/council/index.ts'
import { meetingMails } from '#modules/meetings/index.ts'
import { participationMails } from '#modules/participation/index.ts'
import { keepToSchedule } from '#modules/privacy/index.ts'
import { dayOf } from '#platform/clock.ts'
import { type MunicipalityDirectory, municipalityDirectory } from '#platform/db/municipalities.ts'
import type { Platform } from '#platform/http/context.ts'
import { type Handlers, startWorkers, type Workers } from '#platform/jobs/jobs.ts'
import { planErasing } from '#platform/jobs/nightly.ts'
import { createPost, type Post } from '#platform/mail.ts'
import { reviveMails } from '#platform/outbox/backlog.ts'
import { deliverMail, type MailDeps } from '#platform/outbox/deliver.ts'
import { gatherMails } from '#platform/outbox/digest.ts'
import type { MailKinds } from '#platform/outbox/kinds.ts'
import type { House } from './boot.ts'
import { schedule } from './holdings.ts'

/** Every kind of mail that the house sends. */
const mailKinds: MailKinds = { ...accountMails, ...meetingMails, ...participationMails }

/** What sending mail needs of the rooms of the house. */
export const mailDeps = (platform: Platform, directory: MunicipalityDirectory, post: Post | null): MailDeps => ({
  ...platform,
  post,
  kinds: mailKinds,
  municipality: directory.find,
  nameOf: async (tx, accountId) => (await accountNames(tx, [accountId])).get(accountId) ?? '',
  senderOf: async (tx, { timeZone }) => (await settingValues(tx, ['sender'], null, dayOf(platform.clock(), timeZone))).sender,
})

const hour = 60 * 60 * 1_000

/**
 * Begins the work that no request waits for.
 * @param origin what links in mails name where a municipality has no address of its own
 */
export async function startWork({ env, app, platform, workers, log }: House, origin: string): Promise<Workers> {
  const directory = municipalityDirectory(app, origin)
  const deps = mailDeps(platform, directory, env.smtpUrl ? createPost(env.smtpUrl, env.mailFrom) : null)
  const handlers: Handlers = {
    mail: (job) => deliverMail(deps, job),
    digest: (job) => gatherMails(deps, job),
    erase: async ({ municipalityId }) => {
      const municipality = await directory.find(municipalityId)
      if (municipality) await keepToSchedule(platform, schedule, { municipalityId, timeZone: municipality.timeZone, actor: 'system' })
    },
  }
  const started = await startWorkers(workers, handlers, log)
  const revive = () =>
    directory
      .ids()
      .then((ids) => reviveMails(platform, ids).then(() => planErasing(platform, ids)))
      .catch((error) => log.error({ err: error }, 'jobs that are missing were not laid down'))
  const timer = setInterval(revive, hour)
  void revive()
  return {
    stop: async () => {
      clearInterval(timer)
      await started.stop()
    },
  }
}
