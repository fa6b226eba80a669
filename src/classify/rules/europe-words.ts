import { any } from './combine.ts'

/** Stems of the languages between Portugal and Greece that several reasons' rules are made of; each is one group. */

/** Whom a message is for. */
export const READERS = any(
  'empfanger/benutzer/nutzer/teilnehmer/kunde/destinataire/correspondant/utilisateur/abonne|/usuario',
  'destinatari/usuari|/utilizador/utente/utilizator/ontvanger/gebruiker/geadresseerde/mottagar/anvandar',
  'modtager/bruger/mottaker/bruker/vastaanottaja/kayttaja/παραληπτη/χρηστη/person|/persona/personne',
  'pessoa/personen/persoon/henkilo/persoana',
)

/** His account, his mailbox. */
export const ACCOUNTS = any(
  'konto/postfach/mailbox/account/compte/boite/messagerie/adresse/cuenta/buzon/conta|/caixa/casella/utenza',
  'bustia/contul/|cont|/casuta/postvak/postbus/kontot/brevlada/inkorg/postkasse/indbakke/postboks/innboks',
  'tili|/tilia|/tililt/sahkopostitili/postilaatik/λογαριασμο/γραμματοκιβωτι/θυριδα',
)

/** The machine that takes mail in. */
export const SERVERS = any(
  'server/serveur/servidor/sistema de correo/|tjener/posttjener/palvelin/palvelim/διακομιστη/mailsystem/servern',
)

/** What is sent. */
export const MAILS = any(
  'nachricht/|mail/|e mail/|email/|message/courriel/courrier/mensaje/|correo|/mensagem/messaggio/|posta|',
  'missatge/|correu|/mesaj/bericht/|brev/meddeland/|besked/melding/|e post/viesti/μηνυμα',
)

/** An address for mail. */
export const ADDRESSES = any(
  'adress/direccion/endereco/indirizzo/adreca/|adres|/adresa|/osoite/osoitte/διευθυνση',
)

/** A list that hands mail on to many. */
export const LISTS = any(
  'verteiler/mailingliste/liste de diffusion/liste de distribution/lista de distribu/lista de discu',
  'lista de correo/lista de difu/lista di distribu/lista di discuss/llista de distribu/llista de correu',
  'listei de distribu/listei de discu/distributielijst/mailinglijst/verzendlijst/distributionslist',
  'distribusjonslist/e postlist/sandlista/jakelulista/postituslista/λιστα διανομης/λιστας διανομης',
)

/** That it is forbidden. */
export const FORBIDDEN = any(
  'nicht gestattet/nicht erlaubt/nicht zulassig/nicht zugelassen/unzulassig/untersagt/verboten/interdit',
  'non autoris/pas autoris/pas permis/pas admis/non admis/no se permit/no permitid/no esta permitid',
  'no se admite/no admitid/denegad/prohibid/nao permitid/nao e permitid/nao autorizad/proibid/negad',
  'non consentit/non e consentit/non permess/non ammess/non e ammess/vietat/no es permet/no permes',
  'no esta permes/no admes/prohibit/denegat/nu este permis/nu este accept/nu sunt permise/nepermis/interzis',
  'niet toegestaan/verboden/inte tillat/ej tillat/otillat/forbjud/nekad/ikke tillad/ikke tillat/forbudt',
  'ei ole sallit/ei sallit/eivat ole sallit/kiellet/δεν επιτρεπ/απαγορευ',
)

/** Counter-words: the text speaks of the one who sent the message. */
export const ANY_SENDER: readonly string[] = [
  ...['absender', 'expedit', 'remitente', 'remetente', 'mittente', 'remitent', 'afzender', 'avsandar'],
  ...['afsender', 'avsender', 'lahettaj', 'αποστολε'],
]

/** Counter-words: the text speaks of somebody's mailbox. */
export const ANY_MAILBOX: readonly string[] = [
  ...['postfach', 'boite', 'buzon', 'caixa', 'casella', 'bustia', 'casuta', 'mailbox', 'brevlada'],
  ...['postbus', 'postvak', 'postkasse', 'postboks', 'postilaatik', 'γραμματοκιβ'],
]
