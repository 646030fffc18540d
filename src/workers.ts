import { accountMails, accountNames } from '#modules/accounts/index.ts'
import { settingValues } from '#modules/council/index.ts'
import { followMails, tellFollowers } from '#modules/following/index.ts'
import { reviveImports, workOnFile } from '#modules/importing/index.ts'
import { meetingMails, readStoredFile } from '#modules/meetings/index.ts'
import { keepCurrent } from '#modules/opendata/index.ts'
import { participationMails } from '#modules/participation/index.ts'
import { keepToSchedule } from '#modules/privacy/index.ts'
import { tellOfMissing } from '#platform/backup/alarm.ts'
import { nightlyBackup, planBackup } from '#platform/backup/nightly.ts'
import { dayOf } from '#platform/clock.ts'
import { type MunicipalityDirectory, municipalityDirectory } from '#platform/db/municipalities.ts'
import { sweepFiles } from '#platform/files/sweep.ts'
import type { Platform } from '#platform/http/context.ts'
import { againAndAgain } from '#platform/jobs/again.ts'
import { type Handlers, Later, startWorkers, type Workers } from '#platform/jobs/jobs.ts'
import { planErasing, planIndexing, planNews } from '#platform/jobs/nightly.ts'
import { createPost, type Post } from '#platform/mail.ts'
import { reviveMails } from '#platform/outbox/backlog.ts'
import { deliverMail, type MailDeps } from '#platform/outbox/deliver.ts'
import { gatherMails } from '#platform/outbox/digest.ts'
import type { MailKinds } from '#platform/outbox/kinds.ts'
import { catchUp } from '#platform/search/catch-up.ts'
import { reindex } from '#platform/search/reindex.ts'
import { backupsOf, type House, sourceOf } from './boot.ts'
import { compareErasures } from './erasures.ts'
import { findable } from './findable.ts'
import { schedule } from './holdings.ts'

/** Every kind of mail that the house sends. */
export const mailKinds: MailKinds = { ...accountMails, ...meetingMails, ...participationMails, ...followMails }

/** What sending mail needs of the rooms of the house. */
export const mailDeps = (platform: Platform, directory: MunicipalityDirectory, post: Post | null): MailDeps => ({
  ...platform,
  post,
  kinds: mailKinds,
  municipality: directory.find,
  nameOf: async (tx, accountId) => (await accountNames(tx, [accountId])).get(accountId) ?? '',
  senderOf: async (tx, { timeZone }) => (await settingValues(tx, ['sender'], null, dayOf(platform.clock(), timeZone))).sender,
})

/** @throws Later on a machine that has not been told where backups go */
async function backUp({ env, ownerConnection, log }: House) {
  if (!env.backupDir) throw new Later('BACKUP_DIR is not set here')
  await nightlyBackup(sourceOf(env, ownerConnection), env.backupDir, env.backupKeep, log)
}

async function lookAfterBackups({ env, owner, platform, log }: House, post: Post | null) {
  if (!env.backupDir) return
  await planBackup(platform, env.backupAt)
  if (!post || !env.operatorEmail) return
  if ((await tellOfMissing(owner, platform.clock, backupsOf(env), post, env.operatorEmail)) === 'not sent')
    log.warn('no backup came, and the operator could not be told')
}

/** @throws Error when somebody could not be erased again, or a list not be kept */
async function lookAfterErasures(house: House) {
  const { done, sitting, notDone, faults } = await compareErasures(house)
  if (done.length > 0) house.log.warn({ done, sitting }, 'people who had been erased were back, and are erased again')
  if (notDone.length > 0) house.log.warn({ notDone }, 'people who had been erased are back and have signed in since: somebody has to look')
  if (faults.length > 0) throw new Error(`the list of erased people is not whole: ${faults.join('; ')}`)
}

/** Each night's erasing and each morning's news. */
async function planMornings(platform: Platform, directory: MunicipalityDirectory, ids: readonly string[]) {
  await planErasing(platform, ids)
  for (const id of ids) {
    const municipality = await directory.find(id)
    if (municipality) await planNews(platform, municipality)
  }
}

const minute = 60 * 1_000
const hour = 60 * minute

/**
 * Begins the work that no request waits for.
 * @param origin what links in mails name where a municipality has no address of its own
 */
export async function startWork(house: House, origin: string): Promise<Workers> {
  const { env, app, platform, workers, log } = house
  const directory = municipalityDirectory(app, origin)
  const post = env.smtpUrl ? createPost(env.smtpUrl, env.mailFrom) : null
  const deps = mailDeps(platform, directory, post)
  const handlers: Handlers = {
    mail: (job) => deliverMail(deps, job),
    digest: (job) => gatherMails(deps, job),
    erase: async ({ municipalityId }) => {
      const municipality = await directory.find(municipalityId)
      if (municipality) await keepToSchedule(platform, schedule, { municipalityId, timeZone: municipality.timeZone, actor: 'system' })
      const removed = await sweepFiles(platform, municipalityId)
      if (removed > 0) log.info({ removed }, 'files without use removed')
    },
    erased: () => lookAfterErasures(house),
    news: async ({ municipalityId }) => {
      const mails = await tellFollowers(platform, municipalityId)
      if (mails > 0) log.info({ mails }, 'followers are told what is new')
    },
    read: (job) => readStoredFile(platform, job),
    import: async ({ municipalityId, id }) => {
      const municipality = await directory.find(municipalityId)
      if (municipality) await workOnFile(platform, { municipalityId, timeZone: municipality.timeZone }, id)
    },
    backup: () => backUp(house),
    index: async ({ municipalityId }) => {
      const things = await catchUp(platform, municipalityId, findable)
      const entries = await reindex(platform.db, municipalityId)
      if (things + entries > 0) log.info({ municipalityId, things, entries }, 'what can be found was gone over again')
    },
  }
  const started = await startWorkers(workers, handlers, log)
  const layDown = async () => {
    const ids = await directory.ids()
    await reviveMails(platform, ids)
    await planMornings(platform, directory, ids)
    await planIndexing(platform.db, ids)
    await reviveImports(platform, ids)
    await lookAfterBackups(house, post)
  }
  const revive = async () => {
    const faults: unknown[] = []
    await layDown().catch((error) => {
      faults.push(error)
      log.error({ err: error }, 'jobs that are missing were not laid down')
    })
    await lookAfterErasures(house).catch((error) => {
      faults.push(error)
      log.error({ err: error }, 'erased people were not compared with their list')
    })
    return faults.length === 0
  }
  const revival = againAndAgain(revive, { well: hour, failed: minute })
  const refresh = () =>
    directory
      .ids()
      .then((ids) => keepCurrent(platform, ids))
      .catch((error) => log.error({ err: error }, 'open data are not up to date'))
  const eachMinute = setInterval(refresh, minute)
  return {
    stop: async () => {
      revival.stop()
      clearInterval(eachMinute)
      await started.stop()
    },
  }
}
