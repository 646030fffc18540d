import type { Queue } from 'pg-boss'

/** Seconds between the first tries and at most between later ones: a mail server that was away for a day is found again within ten minutes. */
const patience = { retryBackoff: true, retryDelay: 15, retryDelayMax: 600 }
/** Longer than a job is kept, so that it is time and never a count that ends its tries. */
const ever = 10_000
/** A job that may take long says that it is alive; silent for so many seconds, its process has died, and the job is given to another. */
const alive = { heartbeatSeconds: 30 }
const days = 24 * 60 * 60

/**
 * Every queue, and how it is worked. `exclusive`: of one key there is one job, waiting or under way. `short`: of one key one job waits, and a
 * further one may while another is under way.
 */
export const queues = {
  /** Sends one mail; the key is the mail's id. */
  mail: { policy: 'exclusive', ...patience, retryLimit: ever, expireInSeconds: 120, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Gathers what an account's mails hold that can wait; the key is the account's id. */
  digest: { policy: 'short', ...patience, retryLimit: ever, expireInSeconds: 120, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Erases what is kept no longer; the key is the municipality's id, and the next night's job is laid down while the day passes. */
  erase: { policy: 'short', ...patience, retryLimit: ever, expireInSeconds: 600, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Writes down outside the database who was erased; the key is the municipality's id. */
  erased: { policy: 'short', ...patience, retryLimit: ever, expireInSeconds: 600, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Tells those who follow something what is new; the key is the municipality's id, and each morning's job is laid down the day before. */
  news: { policy: 'short', ...patience, retryLimit: ever, expireInSeconds: 600, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Copies the whole installation; there is one key. What fails is tried three times more that night. */
  backup: {
    policy: 'short',
    ...alive,
    retryLimit: 3,
    retryDelay: 600,
    expireInSeconds: 6 * 3_600,
    retentionSeconds: 30 * days,
    deleteAfterSeconds: days,
  },
  /** Reads the words of a stored file; the key is its hash. */
  read: { policy: 'exclusive', ...patience, retryLimit: ever, expireInSeconds: 120, retentionSeconds: 30 * days, deleteAfterSeconds: days },
  /** Goes over what can be found again, after the program or a municipality's words have changed; the key is the municipality's id. */
  index: {
    policy: 'short',
    ...patience,
    ...alive,
    retryLimit: ever,
    expireInSeconds: 3_600,
    retentionSeconds: 30 * days,
    deleteAfterSeconds: days,
  },
  /** Reads a file that somebody sent, or releases what was read; the key is the file's row. */
  import: {
    policy: 'exclusive',
    ...patience,
    ...alive,
    retryLimit: 5,
    expireInSeconds: 600,
    retentionSeconds: 30 * days,
    deleteAfterSeconds: days,
  },
} as const satisfies Record<string, Omit<Queue, 'name'>>

export type QueueName = keyof typeof queues
export const queueNames = Object.keys(queues) as QueueName[]

/** What a job says: whose, and which row. Never anything of a person, because jobs lie outside row security. */
export type JobData = { municipalityId: string; id: string }
