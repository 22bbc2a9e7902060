export default {
  app: {
    name: 'Cockpit',
    vendor: '赛马'
  },
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../assets/camunda']
};
