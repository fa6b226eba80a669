import type { Provider } from '../../rule.ts'
import abv from './abv.ts'
import aliyun from './aliyun.ts'
import amazonses from './amazonses.ts'
import appriver from './appriver.ts'
import aruba from './aruba.ts'
import att from './att.ts'
import azet from './azet.ts'
import barracuda from './barracuda.ts'
import bell from './bell.ts'
import biglobe from './biglobe.ts'
import bigpond from './bigpond.ts'
import blackberry from './blackberry.ts'
import bluewin from './bluewin.ts'
import bt from './bt.ts'
import centrumCz from './centrum-cz.ts'
import centurylink from './centurylink.ts'
import chinaMobile from './china-mobile.ts'
import chinaTelecom from './china-telecom.ts'
import cisco from './cisco.ts'
import citromail from './citromail.ts'
import cloudflare from './cloudflare.ts'
import cloudmark from './cloudmark.ts'
import comcast from './comcast.ts'
import cox from './cox.ts'
import daum from './daum.ts'
import docomo from './docomo.ts'
import dreamhost from './dreamhost.ts'
import earthlink from './earthlink.ts'
import eircom from './eircom.ts'
import exchangeOnline from './exchange-online.ts'
import facebook from './facebook.ts'
import fastmail from './fastmail.ts'
import fireeye from './fireeye.ts'
import fortinet from './fortinet.ts'
import free from './free.ts'
import freemailHu from './freemail-hu.ts'
import freenet from './freenet.ts'
import frontier from './frontier.ts'
import gandi from './gandi.ts'
import gmail from './gmail.ts'
import gmx from './gmx.ts'
import godaddy from './godaddy.ts'
import goo from './goo.ts'
import hetzner from './hetzner.ts'
import hinet from './hinet.ts'
import hornetsecurity from './hornetsecurity.ts'
import hosteurope from './hosteurope.ts'
import hostinger from './hostinger.ts'
import hostpoint from './hostpoint.ts'
import icloud from './icloud.ts'
import iinet from './iinet.ts'
import infomaniak from './infomaniak.ts'
import interia from './interia.ts'
import iua from './iua.ts'
import kddi from './kddi.ts'
import kpn from './kpn.ts'
import laposte from './laposte.ts'
import libero from './libero.ts'
import locaweb from './locaweb.ts'
import magicmail from './magicmail.ts'
import mailBg from './mail-bg.ts'
import mailboxOrg from './mailbox-org.ts'
import mailchannels from './mailchannels.ts'
import mailguard from './mailguard.ts'
import mailgun from './mailgun.ts'
import mailprotect from './mailprotect.ts'
import mailroute from './mailroute.ts'
import mailru from './mailru.ts'
import messagelabs from './messagelabs.ts'
import mimecast from './mimecast.ts'
import mineo from './mineo.ts'
import mxlogic from './mxlogic.ts'
import namecheap from './namecheap.ts'
import nate from './nate.ts'
import naver from './naver.ts'
import netease from './netease.ts'
import netzero from './netzero.ts'
import nifty from './nifty.ts'
import ocn from './ocn.ts'
import oneCom from './one-com.ts'
import onet from './onet.ts'
import optimum from './optimum.ts'
import optus from './optus.ts'
import orange from './orange.ts'
import outlook from './outlook.ts'
import ovh from './ovh.ts'
import posteo from './posteo.ts'
import proofpoint from './proofpoint.ts'
import proton from './proton.ts'
import proximus from './proximus.ts'
import qq from './qq.ts'
import rackspace from './rackspace.ts'
import rakuten from './rakuten.ts'
import rambler from './rambler.ts'
import rediff from './rediff.ts'
import retarus from './retarus.ts'
import rogers from './rogers.ts'
import sapo from './sapo.ts'
import sendgrid from './sendgrid.ts'
import seznam from './seznam.ts'
import sfr from './sfr.ts'
import shaw from './shaw.ts'
import sina from './sina.ts'
import sky from './sky.ts'
import softbank from './softbank.ts'
import sohu from './sohu.ts'
import sophos from './sophos.ts'
import spamexperts from './spamexperts.ts'
import spamhero from './spamhero.ts'
import spectrum from './spectrum.ts'
import strato from './strato.ts'
import tOnline from './t-online.ts'
import talktalk from './talktalk.ts'
import telenet from './telenet.ts'
import telenor from './telenor.ts'
import telia from './telia.ts'
import telus from './telus.ts'
import terra from './terra.ts'
import tim from './tim.ts'
import tiscali from './tiscali.ts'
import titan from './titan.ts'
import trendmicro from './trendmicro.ts'
import trustwave from './trustwave.ts'
import tutanota from './tutanota.ts'
import ukrnet from './ukrnet.ts'
import uol from './uol.ts'
import videotron from './videotron.ts'
import virginmedia from './virginmedia.ts'
import vodafoneDe from './vodafone-de.ts'
import windstream from './windstream.ts'
import wp from './wp.ts'
import xtra from './xtra.ts'
import yahoo from './yahoo.ts'
import yahooJapan from './yahoo-japan.ts'
import yandex from './yandex.ts'
import ziggo from './ziggo.ts'
import zoho from './zoho.ts'

/** Every receiver with words or codes of its own, or at least a name. */
export const PROVIDERS: readonly Provider[] = [
  gmail,
  outlook,
  exchangeOnline,
  yahoo,
  abv,
  aliyun,
  amazonses,
  appriver,
  aruba,
  att,
  azet,
  barracuda,
  bell,
  biglobe,
  bigpond,
  blackberry,
  bluewin,
  bt,
  centrumCz,
  centurylink,
  chinaMobile,
  chinaTelecom,
  cisco,
  citromail,
  cloudflare,
  cloudmark,
  comcast,
  cox,
  daum,
  docomo,
  dreamhost,
  earthlink,
  eircom,
  facebook,
  fastmail,
  fireeye,
  fortinet,
  free,
  freemailHu,
  freenet,
  frontier,
  gandi,
  gmx,
  godaddy,
  goo,
  hetzner,
  hinet,
  hornetsecurity,
  hosteurope,
  hostinger,
  hostpoint,
  icloud,
  iinet,
  infomaniak,
  interia,
  iua,
  kddi,
  kpn,
  laposte,
  libero,
  locaweb,
  magicmail,
  mailBg,
  mailboxOrg,
  mailguard,
  mailchannels,
  mailgun,
  mailprotect,
  mailroute,
  mailru,
  messagelabs,
  mimecast,
  mineo,
  mxlogic,
  namecheap,
  nate,
  naver,
  netease,
  netzero,
  nifty,
  ocn,
  oneCom,
  onet,
  optimum,
  optus,
  orange,
  ovh,
  posteo,
  proofpoint,
  proton,
  proximus,
  qq,
  rackspace,
  rakuten,
  rambler,
  rediff,
  retarus,
  rogers,
  sapo,
  sendgrid,
  seznam,
  sfr,
  shaw,
  sina,
  sky,
  softbank,
  sohu,
  sophos,
  spamexperts,
  spamhero,
  spectrum,
  strato,
  tOnline,
  talktalk,
  telenet,
  telenor,
  telia,
  telus,
  terra,
  tim,
  tiscali,
  titan,
  trendmicro,
  trustwave,
  tutanota,
  ukrnet,
  uol,
  videotron,
  virginmedia,
  vodafoneDe,
  windstream,
  wp,
  xtra,
  yahooJapan,
  yandex,
  ziggo,
  zoho,
]
