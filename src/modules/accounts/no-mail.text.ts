const da = {
  title: 'Der kan ikke sendes mails herfra endnu',
  text: 'Der er ikke angivet nogen mailserver. Den, der driver Brobygger, skal sætte indstillingen SMTP_URL til kommunens mailserver. Indtil da får ingen invitationer, login-links eller indkaldelser. De venter og sendes af sig selv, når den er sat.',
  untilThen: 'Haster det, kan den, der driver Brobygger, lave et login-link til en administrator med kommandoen',
  command: 'script/brobygger admin invite E-MAIL NAVN',
}
const en: typeof da = {
  title: 'No mail can be sent from here yet',
  text: 'No mail server has been named. Whoever runs Brobygger has to set SMTP_URL to the municipality’s mail server. Until then nobody gets invitations, sign-in links or calls to meetings. They wait, and go by themselves once it is set.',
  untilThen: 'If it is urgent, whoever runs Brobygger can make a sign-in link for an administrator with the command',
  command: 'script/brobygger admin invite E-MAIL NAME',
}
export const noMailTexts = { da, en }
export type NoMailText = typeof da
