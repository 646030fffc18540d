/**
 * The fields of OParl 1.1 as its specification has them: s text, u address, d day, dt moment, b yes or no, i whole number, x anything;
 * `>X` the address of an X, `{X}` an X within, `L>X` the address of a list; `[…]` several; `!` must be there; `^` only where the object stands alone.
 */
export const spec: Record<string, string> = {
  System: 'oparlVersion!s body!L>Body otherOparlVersions[>System] name s contactEmail s contactName s website u vendor u product u',
  Body: `name!s organization!L>Organization person!L>Person meeting!L>Meeting paper!L>Paper legislativeTerm![{LegislativeTerm}] agendaItem!L>AgendaItem
    consultation!L>Consultation file!L>File membership!L>Membership locationList!L>Location legislativeTermList!L>LegislativeTerm system>System
    shortName s website u licenseValidSince dt oparlSince dt ags s rgs s equivalent[u] contactEmail s contactName s classification s
    location{Location} mainOrganization>Organization`,
  LegislativeTerm: 'body^>Body name s startDate d endDate d',
  Organization: `body>Body name s shortName s membership[>Membership] meetingL>Meeting consultationL>Consultation post[s]
    subOrganizationOf>Organization organizationType s classification s startDate d endDate d website u location{Location} externalBody>Body
    memberCount i votingMemberCount i`,
  Person: `body>Body name s familyName s givenName s formOfAddress s affix s title[s] gender s phone[s] email[s] location>Location
    locationObject{Location} status[s] membership[{Membership}] image{File} life s lifeSource s`,
  Membership: 'person^>Person organization>Organization role s votingRight b startDate d endDate d onBehalfOf>Organization',
  Meeting: `name s meetingState s cancelled b start dt end dt location{Location} organization[>Organization] participant[>Person] invitation{File}
    resultsProtocol{File} verbatimProtocol{File} auxiliaryFile[{File}] agendaItem[{AgendaItem}]`,
  AgendaItem: `order!i meeting^>Meeting number s name s public b consultation>Consultation result s resolutionText s resolutionFile{File}
    auxiliaryFile[{File}] start dt end dt`,
  Paper: `body>Body name s reference s date d paperType s relatedPaper[>Paper] superordinatedPaper[>Paper] subordinatedPaper[>Paper] mainFile{File}
    auxiliaryFile[{File}] location[{Location}] originatorPerson[>Person] underDirectionOf[>Organization] originatorOrganization[>Organization]
    consultation[{Consultation}]`,
  Consultation: 'paper^>Paper agendaItem>AgendaItem meeting>Meeting organization[>Organization] authoritative b role s',
  File: `accessUrl!u downloadUrl u name s fileName s mimeType s date d size i sha1Checksum s sha512Checksum s text s externalServiceUrl u
    masterFile>File derivativeFile[>File] fileLicense u meeting^[>Meeting] agendaItem^[>AgendaItem] person^>Person paper^[>Paper]`,
  Location: `description s geojson x streetAddress s room s postalCode s subLocality s locality s bodies^[>Body] organizations^[>Organization]
    persons^[>Person] meetings^[>Meeting] papers^[>Paper]`,
}

/** Every object has these. */
const common = 'id!u type!s created!dt modified!dt license u keyword[s] web u deleted b'

export type Field = { isNeeded: boolean; isAlone: boolean; isMany: boolean; kind: 'value' | 'link' | 'list' | 'within'; of: string }

export const fieldsOf = (type: string): Map<string, Field> => {
  const text = `${common} ${spec[type] ?? ''}`
    .replace(/([\w!^])\s+(s|u|d|dt|b|i|x)(?=\s|$)/g, '$1:$2')
    .replace(/!(s|u|d|dt|b|i|x)(?=\s|$)/g, '!:$1')
  return new Map(
    text.split(/\s+/).flatMap((part) => {
      const [, name = '', signs = '', rest = ''] = /^([a-zA-Z0-9]+?)((?:[!^])*)(:.*|\[.*|L?>.*|\{.*)$/.exec(part) ?? []
      if (!name) return []
      const bare = rest.replace(/^\[(.*)\]$/, '$1').replace(/^:/, '')
      const kind = bare.startsWith('L>') ? 'list' : bare.startsWith('>') ? 'link' : bare.startsWith('{') ? 'within' : 'value'
      const field: Field = {
        isNeeded: signs.includes('!'),
        isAlone: signs.includes('^'),
        isMany: rest.startsWith('['),
        kind,
        of: bare.replace(/^L?>|[{}]/g, ''),
      }
      return [[name, field] as const]
    }),
  )
}
