import type { Language } from '../language.ts'

/** Finnish. */
export default {
  failed: [
    'ei voitu toimittaa',
    'ei voida toimittaa',
    'ei toimitettu',
    'ei ole toimitettu',
    'ei voitu välittää',
    'toimitus epäonnistui',
    'toimittaminen epäonnistui',
    'viesti * hylättiin',
    'viesti * palautettu',
    'tuntematon vastaanottaja',
  ],
  delayed: [
    'viivästy',
    'ei ole vielä toimitettu',
    'yritetään uudelleen',
    'toimitusyrityksiä jatketaan',
    'jatkaa yrittämistä',
  ],
  succeeded: ['toimitettu seuraaville', 'toimitus näille vastaanottajille * valmis'],
  succeededTitles: ['toimitettu:'],
  autoReplyTitles: [
    'kiitos yhteydenotostasi',
    'viestinne on vastaanotettu',
    'automaattinen vastaus',
    'poissa',
    'poissaolo',
    'lomalla',
    'olemme vastaanottaneet',
    'olen lomalla',
  ],
  autoReplyText: ['olen lomalla', 'olen poissa', 'olen vapaalla'],
  parcels: ['|paketti', '|lähetyks', '|pakett'],
  blamed: ['vastaanottaj'],
  notBlamed: ['lahettaj'],
  fromFields: ['lähettäjä'],
  subjectFields: ['aihe'],
  otherFields: ['lähetetty', 'päivämäärä', 'vastaanottaja'],
} satisfies Language
