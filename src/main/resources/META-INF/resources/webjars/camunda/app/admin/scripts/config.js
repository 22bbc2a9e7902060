export default {
  app: {
    name: 'Admin',
    vendor: '赛马'
  },
  locales: {
    availableLocales: ['en'],
    fallbackLocale: 'en'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../assets/camunda']
};
