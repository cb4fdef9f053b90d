-- Names with numbers in their order: «СОШ № 2» before «СОШ № 10».
create collation numbered (provider = icu, locale = 'ru-u-kn-true');
