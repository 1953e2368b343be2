BEGIN TRANSACTION;
CREATE TABLE admin_event (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_admin_event PRIMARY KEY (id)
);
INSERT INTO "admin_event" VALUES(1,'2026-11-24T14:49:16.668833Z','keeper.desk','setting_changed','guards_sha256','a2c7f249077f4b2123e0473f70ebd84e323a64039d1ee9d47ab4a5ae306e195a','','{"id":1,"at":"2026-11-24T14:49:16.668833Z","actor":"keeper.desk","action":"setting_changed","subject":"guards_sha256","detail":"a2c7f249077f4b2123e0473f70ebd84e323a64039d1ee9d47ab4a5ae306e195a","prev":""}','476236e1dbbce1eef67befe5dc26259b40d1490baa3b7a4858e56224c95aae36');
INSERT INTO "admin_event" VALUES(2,'2026-11-24T14:49:16.670142Z','keeper.desk','setting_changed','database_id','4616d894','476236e1dbbce1eef67befe5dc26259b40d1490baa3b7a4858e56224c95aae36','{"id":2,"at":"2026-11-24T14:49:16.670142Z","actor":"keeper.desk","action":"setting_changed","subject":"database_id","detail":"4616d894","prev":"476236e1dbbce1eef67befe5dc26259b40d1490baa3b7a4858e56224c95aae36"}','b0f9514f6b1ffd789e80521ef31739e973a4700b6813ed9b65e560a7f85435d0');
INSERT INTO "admin_event" VALUES(3,'2026-11-24T14:49:16.680454Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}','b0f9514f6b1ffd789e80521ef31739e973a4700b6813ed9b65e560a7f85435d0','{"id":3,"at":"2026-11-24T14:49:16.680454Z","actor":"keeper.desk","action":"person_added","subject":"keeper.desk","detail":"{\"name\": null, \"email\": null}","prev":"b0f9514f6b1ffd789e80521ef31739e973a4700b6813ed9b65e560a7f85435d0"}','e6d635d47e5cca959bd7691ff4c895ecea39c4a1b0ff0319f68d7b74991d4dec');
INSERT INTO "admin_event" VALUES(4,'2026-11-24T14:49:16.681172Z','keeper.desk','role_given','keeper.desk','admin','e6d635d47e5cca959bd7691ff4c895ecea39c4a1b0ff0319f68d7b74991d4dec','{"id":4,"at":"2026-11-24T14:49:16.681172Z","actor":"keeper.desk","action":"role_given","subject":"keeper.desk","detail":"admin","prev":"e6d635d47e5cca959bd7691ff4c895ecea39c4a1b0ff0319f68d7b74991d4dec"}','9cd3e45fe235f6e77030ea1678ead187967333dab3472457a4191ab536462ae6');
INSERT INTO "admin_event" VALUES(5,'2026-11-24T14:49:16.823374Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}','9cd3e45fe235f6e77030ea1678ead187967333dab3472457a4191ab536462ae6','{"id":5,"at":"2026-11-24T14:49:16.823374Z","actor":"keeper.desk","action":"person_added","subject":"anna.desk","detail":"{\"name\": \"Anna\", \"email\": null}","prev":"9cd3e45fe235f6e77030ea1678ead187967333dab3472457a4191ab536462ae6"}','896d8351af51d6a2d38c2568cc538b67af6fa15b6b186a9f428f58cb093c3eff');
INSERT INTO "admin_event" VALUES(6,'2026-11-24T14:49:16.824689Z','keeper.desk','role_given','anna.desk','manager','896d8351af51d6a2d38c2568cc538b67af6fa15b6b186a9f428f58cb093c3eff','{"id":6,"at":"2026-11-24T14:49:16.824689Z","actor":"keeper.desk","action":"role_given","subject":"anna.desk","detail":"manager","prev":"896d8351af51d6a2d38c2568cc538b67af6fa15b6b186a9f428f58cb093c3eff"}','98ae93ca9ff83e1a54ad84d097c7de31ba3d2e7d4b9c5deda5752706d0dc177a');
INSERT INTO "admin_event" VALUES(7,'2026-11-24T14:49:16.887570Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}','98ae93ca9ff83e1a54ad84d097c7de31ba3d2e7d4b9c5deda5752706d0dc177a','{"id":7,"at":"2026-11-24T14:49:16.887570Z","actor":"keeper.desk","action":"person_added","subject":"hanna.desk","detail":"{\"name\": \"Hanna\", \"email\": null}","prev":"98ae93ca9ff83e1a54ad84d097c7de31ba3d2e7d4b9c5deda5752706d0dc177a"}','6013cb541859b0f7fc3d117a8aa67e781bd743ab08b8e0753e0d96cc23c01857');
INSERT INTO "admin_event" VALUES(8,'2026-11-24T14:49:16.888759Z','keeper.desk','role_given','hanna.desk','head','6013cb541859b0f7fc3d117a8aa67e781bd743ab08b8e0753e0d96cc23c01857','{"id":8,"at":"2026-11-24T14:49:16.888759Z","actor":"keeper.desk","action":"role_given","subject":"hanna.desk","detail":"head","prev":"6013cb541859b0f7fc3d117a8aa67e781bd743ab08b8e0753e0d96cc23c01857"}','4dc46ce582fd25ce5094419d2822fc9c761988a72ff346c950233fd09d31d5e3');
INSERT INTO "admin_event" VALUES(9,'2026-11-24T14:49:16.947911Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}','4dc46ce582fd25ce5094419d2822fc9c761988a72ff346c950233fd09d31d5e3','{"id":9,"at":"2026-11-24T14:49:16.947911Z","actor":"keeper.desk","action":"person_added","subject":"vera.desk","detail":"{\"name\": \"Vera\", \"email\": null}","prev":"4dc46ce582fd25ce5094419d2822fc9c761988a72ff346c950233fd09d31d5e3"}','495104d3d8a1e8a11f855b4b89ce41370399da8371e776837c8d873975e16222');
INSERT INTO "admin_event" VALUES(10,'2026-11-24T14:49:16.949239Z','keeper.desk','role_given','vera.desk','accountant','495104d3d8a1e8a11f855b4b89ce41370399da8371e776837c8d873975e16222','{"id":10,"at":"2026-11-24T14:49:16.949239Z","actor":"keeper.desk","action":"role_given","subject":"vera.desk","detail":"accountant","prev":"495104d3d8a1e8a11f855b4b89ce41370399da8371e776837c8d873975e16222"}','7d6e94cc9b94a851ddc0a204566bac3fff91fb990c94464829c2ed68b178fd3f');
INSERT INTO "admin_event" VALUES(11,'2026-11-24T14:49:17.007124Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}','7d6e94cc9b94a851ddc0a204566bac3fff91fb990c94464829c2ed68b178fd3f','{"id":11,"at":"2026-11-24T14:49:17.007124Z","actor":"keeper.desk","action":"person_added","subject":"olga.desk","detail":"{\"name\": \"Olga\", \"email\": null}","prev":"7d6e94cc9b94a851ddc0a204566bac3fff91fb990c94464829c2ed68b178fd3f"}','ddca923053805e9e1bc9c73c82304f3cd3e3271ba53f3a1a1fd4e75cccdfc94f');
INSERT INTO "admin_event" VALUES(12,'2026-11-24T14:49:17.008336Z','keeper.desk','role_given','olga.desk','auditor','ddca923053805e9e1bc9c73c82304f3cd3e3271ba53f3a1a1fd4e75cccdfc94f','{"id":12,"at":"2026-11-24T14:49:17.008336Z","actor":"keeper.desk","action":"role_given","subject":"olga.desk","detail":"auditor","prev":"ddca923053805e9e1bc9c73c82304f3cd3e3271ba53f3a1a1fd4e75cccdfc94f"}','90a50483a1a3e392de70d2229bd34bfb710ce6ca7d6da4dbe4506f724ae25d71');
INSERT INTO "admin_event" VALUES(13,'2026-11-24T14:49:18.112723Z','keeper.desk','setting_changed','require_bic','off','90a50483a1a3e392de70d2229bd34bfb710ce6ca7d6da4dbe4506f724ae25d71','{"id":13,"at":"2026-11-24T14:49:18.112723Z","actor":"keeper.desk","action":"setting_changed","subject":"require_bic","detail":"off","prev":"90a50483a1a3e392de70d2229bd34bfb710ce6ca7d6da4dbe4506f724ae25d71"}','d63cec250d29c1a3f89db2d74c7b16ab5afc009ca870431badd95609ae5427e0');
INSERT INTO "admin_event" VALUES(14,'2026-11-24T14:49:18.171633Z','keeper.desk','setting_changed','require_bic','on','d63cec250d29c1a3f89db2d74c7b16ab5afc009ca870431badd95609ae5427e0','{"id":14,"at":"2026-11-24T14:49:18.171633Z","actor":"keeper.desk","action":"setting_changed","subject":"require_bic","detail":"on","prev":"d63cec250d29c1a3f89db2d74c7b16ab5afc009ca870431badd95609ae5427e0"}','fb1a4f13d97b8fdfba338fd5d9787fb620f264046acb79d13ff4fd622bbe7e89');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE blob (
	sha256 TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (sha256), 
	CONSTRAINT ck_blob_size CHECK (length(body) = size)
);
INSERT INTO "blob" VALUES('0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3',19,X'255044462D312E3420616E20696E766F696365');
CREATE TABLE blob_holder (
	sha256 TEXT NOT NULL, 
	login TEXT NOT NULL, 
	CONSTRAINT pk_blob_holder PRIMARY KEY (sha256, login)
);
CREATE TABLE event (
	request_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	from_status TEXT, 
	to_status TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	seen_version INTEGER, 
	comment TEXT, 
	payment_date DATE, 
	payment_number TEXT, 
	file TEXT, 
	"key" TEXT, 
	digest TEXT NOT NULL, 
	content TEXT, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, detail TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (request_id, seq), 
	CONSTRAINT ck_event_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_event_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_event_payment_number_length CHECK (length(payment_number) BETWEEN 1 AND 40), 
	CONSTRAINT fk_event_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_event_key UNIQUE ("key")
);
INSERT INTO "event" VALUES(1,1,'2026-11-24T14:49:17.147618Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'0e34f271a03242d2bebc6cc7fb57fef8-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-24T14:49:17.147618Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"0e34f271a03242d2bebc6cc7fb57fef8-0","detail":"{}","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','61f69a406229a1f9a85a811b3ae97b894ad9ae5bfb84528be3bf028cb91ec31e','{}');
INSERT INTO "event" VALUES(1,2,'2026-11-24T14:49:17.162575Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'8f61eb6ccb6c42fd8a0ed05ac6fab707-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'61f69a406229a1f9a85a811b3ae97b894ad9ae5bfb84528be3bf028cb91ec31e','{"request_id":1,"seq":2,"at":"2026-11-24T14:49:17.162575Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"8f61eb6ccb6c42fd8a0ed05ac6fab707-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"61f69a406229a1f9a85a811b3ae97b894ad9ae5bfb84528be3bf028cb91ec31e"}','6dbc7f06299736eead5bc3368286dd6e997d1764b915b8491538540760533f54',NULL);
INSERT INTO "event" VALUES(1,3,'2026-11-24T14:49:17.212265Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'8117fcf7c5614846a4d4f9984277d1b6-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'6dbc7f06299736eead5bc3368286dd6e997d1764b915b8491538540760533f54','{"request_id":1,"seq":3,"at":"2026-11-24T14:49:17.212265Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"8117fcf7c5614846a4d4f9984277d1b6-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"6dbc7f06299736eead5bc3368286dd6e997d1764b915b8491538540760533f54"}','762fb4bf0fe9e28ce25a7b071fa9f003351d4c9c718ad9f6ab232b556e75fef6',NULL);
INSERT INTO "event" VALUES(1,4,'2026-11-24T14:49:17.261592Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'9a256451b36f48c280aa5ba808644cd9-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'762fb4bf0fe9e28ce25a7b071fa9f003351d4c9c718ad9f6ab232b556e75fef6','{"request_id":1,"seq":4,"at":"2026-11-24T14:49:17.261592Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"9a256451b36f48c280aa5ba808644cd9-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"762fb4bf0fe9e28ce25a7b071fa9f003351d4c9c718ad9f6ab232b556e75fef6"}','45dd3c213687930502c3fd92caf1fe2da30a592212dfe50717c50969017b3bca',NULL);
INSERT INTO "event" VALUES(2,1,'2026-11-24T14:49:17.308575Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'52d5d5958a32471cb100be24d3edb5ba-0','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-24T14:49:17.308575Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"52d5d5958a32471cb100be24d3edb5ba-0","detail":"{}","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','d1fe9a261f688b1ac73adc6d248955f3ba65559e447bd84347f64b670bea9cdb','{}');
INSERT INTO "event" VALUES(2,2,'2026-11-24T14:49:17.319876Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3','db9885da881d427c8d8b275902fe1f51-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3"}','d1fe9a261f688b1ac73adc6d248955f3ba65559e447bd84347f64b670bea9cdb','{"request_id":2,"seq":2,"at":"2026-11-24T14:49:17.319876Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3","key":"db9885da881d427c8d8b275902fe1f51-0","detail":"{\"kind\":\"invoice\",\"name\":\"invoice.pdf\",\"media_type\":\"application/pdf\",\"added_by\":\"anna.desk\",\"added_at\":\"2026-11-24T14:49:17.318547Z\",\"id\":1}","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"d1fe9a261f688b1ac73adc6d248955f3ba65559e447bd84347f64b670bea9cdb"}','137e51f58d2df46ad9ccc7d57b56e197c244aeeb4e9f845a5e2f6909427d3a8b','{"kind":"invoice","name":"invoice.pdf","media_type":"application/pdf","added_by":"anna.desk","added_at":"2026-11-24T14:49:17.318547Z","id":1}');
INSERT INTO "event" VALUES(2,3,'2026-11-24T14:49:17.321706Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'237b25c02ef64c2d8355b7516888cd3f-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'137e51f58d2df46ad9ccc7d57b56e197c244aeeb4e9f845a5e2f6909427d3a8b','{"request_id":2,"seq":3,"at":"2026-11-24T14:49:17.321706Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"237b25c02ef64c2d8355b7516888cd3f-0","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"137e51f58d2df46ad9ccc7d57b56e197c244aeeb4e9f845a5e2f6909427d3a8b"}','8b410c70079defaab02134af0264eb7a736ee84730d81eb131458daf279afe0b',NULL);
INSERT INTO "event" VALUES(2,4,'2026-11-24T14:49:17.367219Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'da0863c446c34510a0f05cee72896462-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'8b410c70079defaab02134af0264eb7a736ee84730d81eb131458daf279afe0b','{"request_id":2,"seq":4,"at":"2026-11-24T14:49:17.367219Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"da0863c446c34510a0f05cee72896462-0","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"8b410c70079defaab02134af0264eb7a736ee84730d81eb131458daf279afe0b"}','919917380f34e9844337b2c53edee30c6278786c1f07a90ebc9173cd55611b76',NULL);
INSERT INTO "event" VALUES(3,1,'2026-11-24T14:49:17.423034Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'5b5e8f9d2c2849eda4daaf75db2a5b8c-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-24T14:49:17.423034Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"5b5e8f9d2c2849eda4daaf75db2a5b8c-0","detail":"{}","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','750102e9e9441abf258fc03446ac992d203b31ef05bde61965083a6fd549421f','{}');
INSERT INTO "event" VALUES(3,2,'2026-11-24T14:49:17.425597Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'3d7bb5d6b2bb467aafba7c7dd0bfa2f0-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'750102e9e9441abf258fc03446ac992d203b31ef05bde61965083a6fd549421f','{"request_id":3,"seq":2,"at":"2026-11-24T14:49:17.425597Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"3d7bb5d6b2bb467aafba7c7dd0bfa2f0-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"750102e9e9441abf258fc03446ac992d203b31ef05bde61965083a6fd549421f"}','dddf28ea7633f38e359f108f81329173de24306101c81053f45de6587c9f5900',NULL);
INSERT INTO "event" VALUES(3,3,'2026-11-24T14:49:17.491697Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'253cb1e42f1747228c7eb89e8d922df2-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'dddf28ea7633f38e359f108f81329173de24306101c81053f45de6587c9f5900','{"request_id":3,"seq":3,"at":"2026-11-24T14:49:17.491697Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"253cb1e42f1747228c7eb89e8d922df2-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"dddf28ea7633f38e359f108f81329173de24306101c81053f45de6587c9f5900"}','dd1a029f26214860d26afd9a235962e3e29c294d83b311d9f95a3adebc9cd106',NULL);
INSERT INTO "event" VALUES(4,1,'2026-11-24T14:49:17.551408Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'c693ac5b089946ee9a4fc0bd324a55cc-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-24T14:49:17.551408Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"c693ac5b089946ee9a4fc0bd324a55cc-0","detail":"{}","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','106e6cab94271ebf35e107eeaef7bdc99b6cda4286e1beb1fdd6159cc3363d3b','{}');
INSERT INTO "event" VALUES(4,2,'2026-11-24T14:49:17.553927Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'b83656bc95024549a3e0b05ace24c45d-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'106e6cab94271ebf35e107eeaef7bdc99b6cda4286e1beb1fdd6159cc3363d3b','{"request_id":4,"seq":2,"at":"2026-11-24T14:49:17.553927Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"b83656bc95024549a3e0b05ace24c45d-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"106e6cab94271ebf35e107eeaef7bdc99b6cda4286e1beb1fdd6159cc3363d3b"}','7e993fc383ef4d497aae2d5cf39022b075470c13ec6b14905d6834cbb8def6d4',NULL);
INSERT INTO "event" VALUES(4,3,'2026-11-24T14:49:17.605929Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'6ea4d022142345c1a158aaa5c71f35df-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'7e993fc383ef4d497aae2d5cf39022b075470c13ec6b14905d6834cbb8def6d4','{"request_id":4,"seq":3,"at":"2026-11-24T14:49:17.605929Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"6ea4d022142345c1a158aaa5c71f35df-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"7e993fc383ef4d497aae2d5cf39022b075470c13ec6b14905d6834cbb8def6d4"}','8cb130124ba0d781f885a74187ef0c0b0ad3279ef9571de3045273db64eaf854',NULL);
INSERT INTO "event" VALUES(5,1,'2026-11-24T14:49:17.666859Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'044b1b6f773c4fc184a1381f497c4923-0','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-24T14:49:17.666859Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"044b1b6f773c4fc184a1381f497c4923-0","detail":"{}","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','6194cc3d1776c7b0bfb40eaa31b9a71c8294cd1ad263bf41e814b01940a2a957','{}');
INSERT INTO "event" VALUES(5,2,'2026-11-24T14:49:17.744851Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'cd438edf5a7741339ed1f0e2dca3ce22-0','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','6194cc3d1776c7b0bfb40eaa31b9a71c8294cd1ad263bf41e814b01940a2a957','{"request_id":5,"seq":2,"at":"2026-11-24T14:49:17.744851Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"cd438edf5a7741339ed1f0e2dca3ce22-0","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"6194cc3d1776c7b0bfb40eaa31b9a71c8294cd1ad263bf41e814b01940a2a957"}','80deae026cd0b627646b344594c87a43e67f5e8bdb4f1da03e747516c10bef97',NULL);
INSERT INTO "event" VALUES(6,1,'2026-11-24T14:49:17.811182Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'26ba4d75f5d3484f8666ebf31ac151ef-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-24T14:49:17.811182Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"26ba4d75f5d3484f8666ebf31ac151ef-0","detail":"{}","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','e809210148416fff4da66b17dfa897c9011b3193deb42dbd1cb1e0901bc90297','{}');
INSERT INTO "event" VALUES(6,2,'2026-11-24T14:49:17.860820Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'23619a7f6d2d489d800621f265e9bb43-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'e809210148416fff4da66b17dfa897c9011b3193deb42dbd1cb1e0901bc90297','{"request_id":6,"seq":2,"at":"2026-11-24T14:49:17.860820Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"23619a7f6d2d489d800621f265e9bb43-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"e809210148416fff4da66b17dfa897c9011b3193deb42dbd1cb1e0901bc90297"}','6ee3310f71eca0859a963c5d28231b156400ca320d81a59529a5a20093e28624',NULL);
INSERT INTO "event" VALUES(7,1,'2026-11-24T14:49:17.923800Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'a9c259ac41564ebca1707e4a985c76ff-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-24T14:49:17.923800Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"a9c259ac41564ebca1707e4a985c76ff-0","detail":"{}","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','7098a8ace617f0f9579ce4d8dc1f8afeb6ddc28b96949774279a05583b7227f2','{}');
INSERT INTO "event" VALUES(7,2,'2026-11-24T14:49:17.930477Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'7b434a7414c247d2af41326c4ab81eac-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'7098a8ace617f0f9579ce4d8dc1f8afeb6ddc28b96949774279a05583b7227f2','{"request_id":7,"seq":2,"at":"2026-11-24T14:49:17.930477Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"7b434a7414c247d2af41326c4ab81eac-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"7098a8ace617f0f9579ce4d8dc1f8afeb6ddc28b96949774279a05583b7227f2"}','74aa540ba39ce77a53dbd2d1206d6d7cbc89830cac3dcad4feb3a47f11dc4f96',NULL);
INSERT INTO "event" VALUES(7,3,'2026-11-24T14:49:17.989451Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'73c1868041dc49f0ab39041e8102c5d2-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'74aa540ba39ce77a53dbd2d1206d6d7cbc89830cac3dcad4feb3a47f11dc4f96','{"request_id":7,"seq":3,"at":"2026-11-24T14:49:17.989451Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"73c1868041dc49f0ab39041e8102c5d2-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"74aa540ba39ce77a53dbd2d1206d6d7cbc89830cac3dcad4feb3a47f11dc4f96"}','76540940a117698c9f2ad1602582c728f9af2473a01318ed5960e435fb43953e',NULL);
INSERT INTO "event" VALUES(7,4,'2026-11-24T14:49:18.054072Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'1f3a0ec3e0f14c7880d51cc188936e30-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'76540940a117698c9f2ad1602582c728f9af2473a01318ed5960e435fb43953e','{"request_id":7,"seq":4,"at":"2026-11-24T14:49:18.054072Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"1f3a0ec3e0f14c7880d51cc188936e30-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"76540940a117698c9f2ad1602582c728f9af2473a01318ed5960e435fb43953e"}','8674a2ab81368284a2ae2686792a9dd0d8e6d9092cf6f64a223cf75f6bb9bff5',NULL);
INSERT INTO "event" VALUES(8,1,'2026-11-24T14:49:18.354585Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'a1a45b4b4cee41be899cad3babafa50a-0','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf','{"subject":"Услуги","contractor":"ООО Ромашка","amount":10000,"currency":"RUB"}','','{"request_id":8,"seq":1,"at":"2026-11-24T14:49:18.354585Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"a1a45b4b4cee41be899cad3babafa50a-0","detail":"{\"key\":\"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}","digest":"d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf","prev":""}','af6de80cb6a6e09635b755fd3fbdddc756e6f5431be53c5bbe1ae4a2ce2b3ddd','{"key":"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}');
CREATE TABLE person (
	login TEXT NOT NULL, 
	name TEXT, 
	email TEXT, 
	disabled BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_person PRIMARY KEY (login), 
	CONSTRAINT ck_person_email_length CHECK (length(email) BETWEEN 1 AND 255), 
	CONSTRAINT ck_person_login_length CHECK (length(login) BETWEEN 1 AND 63), 
	CONSTRAINT ck_person_name_length CHECK (length(name) BETWEEN 1 AND 255)
);
INSERT INTO "person" VALUES('keeper.desk',NULL,NULL,0);
INSERT INTO "person" VALUES('anna.desk','Anna',NULL,0);
INSERT INTO "person" VALUES('hanna.desk','Hanna',NULL,0);
INSERT INTO "person" VALUES('vera.desk','Vera',NULL,0);
INSERT INTO "person" VALUES('olga.desk','Olga',NULL,0);
CREATE TABLE person_role (
	login TEXT NOT NULL, 
	role TEXT NOT NULL, 
	CONSTRAINT pk_person_role PRIMARY KEY (login, role), 
	CONSTRAINT ck_person_role_role CHECK (role IN ('manager', 'head', 'accountant', 'auditor', 'admin')), 
	CONSTRAINT fk_person_role_login FOREIGN KEY(login) REFERENCES person (login)
)
 WITHOUT ROWID

;
INSERT INTO "person_role" VALUES('anna.desk','manager');
INSERT INTO "person_role" VALUES('hanna.desk','head');
INSERT INTO "person_role" VALUES('keeper.desk','admin');
INSERT INTO "person_role" VALUES('olga.desk','auditor');
INSERT INTO "person_role" VALUES('vera.desk','accountant');
CREATE TABLE receipt (
	"key" TEXT NOT NULL, 
	login TEXT NOT NULL, 
	at TEXT NOT NULL, 
	CONSTRAINT pk_receipt PRIMARY KEY ("key"), 
	CONSTRAINT ck_receipt_key_length CHECK (length(key) BETWEEN 1 AND 64)
);
CREATE TABLE request (
	id INTEGER NOT NULL, 
	version INTEGER DEFAULT '0' NOT NULL, 
	status TEXT DEFAULT 'draft' NOT NULL, 
	author TEXT NOT NULL, 
	created_at TEXT NOT NULL, 
	updated_at TEXT NOT NULL, 
	head_seq INTEGER DEFAULT '0' NOT NULL, 
	head_hash TEXT DEFAULT '' NOT NULL, 
	digest TEXT DEFAULT '' NOT NULL, 
	approved_by TEXT, 
	approved_at TEXT, 
	paid_by TEXT, 
	payment_date DATE, 
	payment_number TEXT, 
	returned_by TEXT, 
	"key" TEXT, 
	search TEXT DEFAULT '' NOT NULL, 
	contractor_key TEXT, 
	subject TEXT, 
	contractor TEXT, 
	amount BIGINT, 
	currency TEXT DEFAULT 'RUB' NOT NULL, 
	due_date DATE, 
	requisites TEXT, 
	inn TEXT, 
	kpp TEXT, 
	bic TEXT, 
	account TEXT, 
	corr_account TEXT, 
	bank TEXT, 
	purpose TEXT, 
	invoice_number TEXT, 
	invoice_date DATE, fingerprint TEXT, 
	CONSTRAINT pk_request PRIMARY KEY (id), 
	CONSTRAINT ck_request_purpose_length CHECK (length(purpose) BETWEEN 1 AND CASE currency WHEN 'RUB' THEN 210 ELSE 1000 END), 
	CONSTRAINT ck_request_status CHECK (status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')), 
	CONSTRAINT ck_request_amount CHECK (amount BETWEEN 1 AND 999999999999999), 
	CONSTRAINT ck_request_account_length CHECK (length(account) BETWEEN 1 AND 34), 
	CONSTRAINT ck_request_bank_length CHECK (length(bank) BETWEEN 1 AND 255), 
	CONSTRAINT ck_request_bic_length CHECK (length(bic) BETWEEN 1 AND 11), 
	CONSTRAINT ck_request_contractor_length CHECK (length(contractor) BETWEEN 1 AND 255), 
	CONSTRAINT ck_request_corr_account_length CHECK (length(corr_account) BETWEEN 1 AND 34), 
	CONSTRAINT ck_request_currency CHECK (length(currency) = 3 AND currency = upper(currency)), 
	CONSTRAINT ck_request_inn_length CHECK (length(inn) BETWEEN 1 AND 12), 
	CONSTRAINT ck_request_invoice_number_length CHECK (length(invoice_number) BETWEEN 1 AND 100), 
	CONSTRAINT ck_request_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_request_kpp_length CHECK (length(kpp) BETWEEN 1 AND 9), 
	CONSTRAINT ck_request_requisites_length CHECK (length(requisites) BETWEEN 1 AND 4000), 
	CONSTRAINT ck_request_subject_length CHECK (length(subject) BETWEEN 1 AND 500), 
	CONSTRAINT fk_request_author FOREIGN KEY(author) REFERENCES person (login), 
	CONSTRAINT uq_request_key UNIQUE ("key")
);
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-24T14:49:17.147618Z','2026-11-24T14:49:17.261592Z',4,'45dd3c213687930502c3fd92caf1fe2da30a592212dfe50717c50969017b3bca','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-24T14:49:17.212265Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20','be402047aa1757f59b889f5be7a7aaf4');
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-24T14:49:17.308575Z','2026-11-24T14:49:17.367219Z',4,'919917380f34e9844337b2c53edee30c6278786c1f07a90ebc9173cd55611b76','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','hanna.desk','2026-11-24T14:49:17.367219Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20','774be3c9e0eb0a915870e961ba3e783a');
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-24T14:49:17.423034Z','2026-11-24T14:49:17.491697Z',3,'dd1a029f26214860d26afd9a235962e3e29c294d83b311d9f95a3adebc9cd106','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20','c0a3439437ebb35a0b55fccfd56065a2');
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-24T14:49:17.551408Z','2026-11-24T14:49:17.605929Z',3,'8cb130124ba0d781f885a74187ef0c0b0ad3279ef9571de3045273db64eaf854','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20','14bf6986954fb376fcbc83358ce6e90e');
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-24T14:49:17.666859Z','2026-11-24T14:49:17.744851Z',2,'80deae026cd0b627646b344594c87a43e67f5e8bdb4f1da03e747516c10bef97','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20','d7336dee47881df2d994b0a47bc6fa08');
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-24T14:49:17.811182Z','2026-11-24T14:49:17.860820Z',2,'6ee3310f71eca0859a963c5d28231b156400ca320d81a59529a5a20093e28624','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20','6bf3f7e06ae0265ae5b38741e54911ea');
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-24T14:49:17.923800Z','2026-11-24T14:49:18.054072Z',4,'8674a2ab81368284a2ae2686792a9dd0d8e6d9092cf6f64a223cf75f6bb9bff5','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20','1a3703f8c92964e243988b62fd82440a');
INSERT INTO "request" VALUES(8,1,'draft','anna.desk','2026-11-24T14:49:18.354585Z','2026-11-24T14:49:18.354585Z',1,'af6de80cb6a6e09635b755fd3fbdddc756e6f5431be53c5bbe1ae4a2ce2b3ddd','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf',NULL,NULL,NULL,NULL,NULL,NULL,'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203','услуги ооо ромашка','ромашка','Услуги','ООО Ромашка',10000,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b91bcc4a446ef8619221ae3016b098b0');
CREATE TABLE request_file (
	id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	media_type TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	in_content BOOLEAN DEFAULT '0' NOT NULL, 
	added_by TEXT NOT NULL, 
	added_at TEXT NOT NULL, 
	CONSTRAINT pk_request_file PRIMARY KEY (id), 
	CONSTRAINT ck_request_file_kind CHECK (kind IN ('invoice', 'order', 'other')), 
	CONSTRAINT ck_request_file_media_type_length CHECK (length(media_type) BETWEEN 1 AND 100), 
	CONSTRAINT ck_request_file_name_length CHECK (length(name) BETWEEN 1 AND 255), 
	CONSTRAINT fk_request_file_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_request_file_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
);
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3',1,'anna.desk','2026-11-24T14:49:17.318547Z');
CREATE TABLE saved_view (
	owner TEXT NOT NULL, 
	name TEXT NOT NULL, 
	options TEXT, 
	is_default BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_saved_view PRIMARY KEY (owner, name), 
	CONSTRAINT ck_saved_view_name_length CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_saved_view_options_length CHECK (length(options) BETWEEN 1 AND 4000), 
	CONSTRAINT fk_saved_view_owner FOREIGN KEY(owner) REFERENCES person (login)
);
INSERT INTO "saved_view" VALUES('vera.desk','неделя','{"status": ["approved"]}',1);
CREATE TABLE seal (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	requests BIGINT NOT NULL, 
	events BIGINT NOT NULL, 
	admin_events BIGINT NOT NULL, 
	leaves TEXT NOT NULL, 
	prev TEXT NOT NULL, 
	payload TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_seal PRIMARY KEY (id)
);
CREATE TABLE seal_leaf (
	seal_id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	seq INTEGER NOT NULL, 
	hash TEXT NOT NULL, 
	CONSTRAINT pk_seal_leaf PRIMARY KEY (seal_id, request_id), 
	CONSTRAINT fk_seal_leaf_seal_id FOREIGN KEY(seal_id) REFERENCES seal (id)
)
 WITHOUT ROWID

;
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('guards_sha256','a2c7f249077f4b2123e0473f70ebd84e323a64039d1ee9d47ab4a5ae306e195a');
INSERT INTO "setting" VALUES('database_id','4616d894');
INSERT INTO "setting" VALUES('require_bic','on');
CREATE INDEX ix_request_author_status ON request (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON request (contractor_key, id);
CREATE INDEX ix_request_inn ON request (inn, id);
CREATE INDEX ix_request_file_request_id ON request_file (request_id);
CREATE INDEX ix_request_fingerprint ON request (fingerprint);
CREATE INDEX ix_request_status_due ON request (status, due_date, id, currency, amount, author, returned_by);
CREATE UNIQUE INDEX uq_saved_view_default ON saved_view (owner) WHERE is_default;
CREATE INDEX ix_seal_leaf_request_id ON seal_leaf (request_id, seq);
CREATE TRIGGER event_guard BEFORE INSERT ON event BEGIN
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.request_id) THEN RAISE(ABORT, 'PD002')
END;
SELECT CASE
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.actor AND NOT p.disabled)
    THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login WHERE p.login = NEW.actor AND NOT q.disabled AND ((p.role = 'manager' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded') AND r.author = NEW.actor) OR (p.role = 'head' AND r.status IN ('pending', 'approved', 'paid', 'rejected')) OR (p.role = 'accountant' AND r.status IN ('approved', 'paid')) OR (p.role = 'accountant' AND r.status IN ('draft', 'pending') AND r.returned_by = NEW.actor) OR (p.role = 'auditor' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded')) OR (p.role = 'admin' AND r.status IN ('draft', 'pending', 'approved', 'paid', 'rejected', 'discarded'))))
    THEN RAISE(ABORT, 'PD002')
  WHEN NEW.seen_version IS NOT NULL AND NEW.seen_version <> r.version
    THEN RAISE(ABORT, 'PD003')
  WHEN t.action IS NULL
    THEN RAISE(ABORT, 'PD004')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.actor AND ' ' || t.roles || ' ' LIKE '% ' || p.role || ' %')
    THEN RAISE(ABORT, 'PD005')
  WHEN t.who = 'author' AND r.author <> NEW.actor
    THEN RAISE(ABORT, 'PD006')
  WHEN t.who = 'not_author' AND (r.author = NEW.actor OR EXISTS (SELECT 1 FROM event e WHERE e.request_id = r.id AND e.actor = NEW.actor AND e.content IS NOT NULL))
    THEN RAISE(ABORT, 'PD007')
  WHEN t.who = 'not_decider' AND coalesce(r.approved_by, '') = NEW.actor
    THEN RAISE(ABORT, 'PD008')
  WHEN t.comment = 1 AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''
    THEN RAISE(ABORT, 'PD009')
  WHEN NEW.action = 'pay' AND NEW.payment_date IS NULL
    THEN RAISE(ABORT, 'PD010')
  WHEN NEW.action = 'submit' AND (r.subject IS NULL OR r.contractor IS NULL OR r.amount IS NULL OR r.due_date IS NULL OR r.requisites IS NULL OR r.account IS NULL OR r.purpose IS NULL OR (r.currency = 'RUB' AND (r.inn IS NULL OR (r.bic IS NULL AND length(r.account) = 20 AND NOT EXISTS (SELECT 1 FROM setting s WHERE s.name = 'require_bic' AND s.value = 'off')))))
    THEN RAISE(ABORT, 'PD011')
  WHEN t.writes = 0 AND t.moves = 1 AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD012')
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD013')
END
FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
SELECT CASE WHEN NEW.seq <> r.head_seq + 1 OR NEW.prev <> r.head_hash OR coalesce(NEW.from_status, '') <> t.source
  OR NEW.to_status <> t.target OR NEW.version <> r.version + t.moves OR length(NEW.hash) <> 64
  OR (t.writes = 1 AND NEW.content IS NOT json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id)))))
  OR (t.writes = 0 AND (NEW.content IS NOT NULL OR NEW.digest <> r.digest))
  OR (NEW.action = 'attach' AND NOT EXISTS (SELECT 1 FROM request_file f
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.added_by = NEW.actor AND NEW.detail ->> '$.id' = f.id AND NEW.detail ->> '$.kind' = f.kind AND NEW.detail ->> '$.name' = f.name AND NEW.detail ->> '$.media_type' = f.media_type AND NEW.detail ->> '$.added_by' = f.added_by AND NEW.detail ->> '$.added_at' = f.added_at))
  OR (NEW.action = 'create' AND (NEW.detail IS NULL OR NEW.detail ->> '$.key' IS NOT r.key))
  OR (NEW.action NOT IN ('attach', 'create') AND NEW.detail IS NOT NULL)
  THEN RAISE(ABORT, 'PD020') END
FROM request r LEFT JOIN (SELECT 'create' AS action, '' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'edit' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'submit' AS action, 'draft' AS source, 'pending' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'withdraw' AS action, 'pending' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'approve' AS action, 'pending' AS source, 'approved' AS target, 'head' AS roles, 'not_author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reject' AS action, 'pending' AS source, 'rejected' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'pending' AS source, 'draft' AS target, 'head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'return' AS action, 'approved' AS source, 'draft' AS target, 'accountant head' AS roles, 'not_author' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'revise' AS action, 'rejected' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'pay' AS action, 'approved' AS source, 'paid' AS target, 'accountant' AS roles, 'not_decider' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'reopen' AS action, 'paid' AS source, 'approved' AS target, 'accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'discard' AS action, 'draft' AS source, 'discarded' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 0 AS writes, 1 AS moves
  UNION ALL SELECT 'comment' AS action, 'draft' AS source, 'draft' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'comment' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 1 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'draft' AS source, 'draft' AS target, 'manager' AS roles, 'author' AS who, 0 AS comment, 1 AS writes, 1 AS moves
  UNION ALL SELECT 'attach' AS action, 'pending' AS source, 'pending' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'approved' AS source, 'approved' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'paid' AS source, 'paid' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves
  UNION ALL SELECT 'attach' AS action, 'rejected' AS source, 'rejected' AS target, 'manager head accountant' AS roles, 'anyone' AS who, 0 AS comment, 0 AS writes, 0 AS moves) t
  ON t.action = NEW.action AND t.source = CASE r.head_seq WHEN 0 THEN '' ELSE r.status END
  WHERE r.id = NEW.request_id;
END;
CREATE TRIGGER event_move AFTER INSERT ON event BEGIN
UPDATE request SET
  status = NEW.to_status, version = NEW.version, updated_at = NEW.at,
  created_at = CASE WHEN NEW.action = 'create' THEN NEW.at ELSE created_at END,
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
  key = CASE WHEN NEW.to_status <> 'discarded' THEN key END,
  returned_by = CASE WHEN NEW.action = 'return' AND NEW.from_status = 'approved' THEN NEW.actor
    WHEN NEW.to_status IN ('draft', 'pending') THEN returned_by END
  WHERE id = NEW.request_id;
END;
CREATE TRIGGER request_insert_guard BEFORE INSERT ON request BEGIN
SELECT CASE
  WHEN NEW.status <> 'draft' OR NEW.version <> 0 OR NEW.head_seq <> 0 OR NEW.head_hash <> '' OR NEW.digest <> ''
    OR NEW.approved_by IS NOT NULL OR NEW.approved_at IS NOT NULL OR NEW.paid_by IS NOT NULL OR NEW.payment_date IS NOT NULL OR NEW.payment_number IS NOT NULL OR NEW.returned_by IS NOT NULL
    OR EXISTS (SELECT 1 FROM request r WHERE r.id = NEW.id OR r.key = NEW.key) THEN RAISE(ABORT, 'PD020')
  WHEN NOT EXISTS (SELECT 1 FROM person p JOIN person_role q ON q.login = p.login WHERE p.login = NEW.author AND NOT p.disabled) THEN RAISE(ABORT, 'PD001')
  WHEN NOT EXISTS (SELECT 1 FROM person_role p WHERE p.login = NEW.author AND p.role = 'manager')
    THEN RAISE(ABORT, 'PD005')
END;
END;
CREATE TRIGGER request_update_guard BEFORE UPDATE ON request BEGIN
SELECT CASE
  WHEN NEW.id IS NOT OLD.id OR NEW.author IS NOT OLD.author OR (NEW.created_at IS NOT OLD.created_at AND OLD.head_seq > 0) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by OR NEW.created_at IS NOT OLD.created_at) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN RAISE(ABORT, 'PD021')
  WHEN NEW.head_seq = OLD.head_seq AND NEW.key IS NOT OLD.key THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND (NEW.subject IS NOT OLD.subject OR NEW.contractor IS NOT OLD.contractor OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.due_date IS NOT OLD.due_date OR NEW.requisites IS NOT OLD.requisites OR NEW.inn IS NOT OLD.inn OR NEW.kpp IS NOT OLD.kpp OR NEW.bic IS NOT OLD.bic OR NEW.account IS NOT OLD.account OR NEW.corr_account IS NOT OLD.corr_account OR NEW.bank IS NOT OLD.bank OR NEW.purpose IS NOT OLD.purpose OR NEW.invoice_number IS NOT OLD.invoice_number OR NEW.invoice_date IS NOT OLD.invoice_date OR NEW.fingerprint IS NOT OLD.fingerprint OR NEW.search IS NOT OLD.search OR NEW.contractor_key IS NOT OLD.contractor_key) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND NEW.key IS NOT OLD.key AND (NEW.key IS NOT NULL OR NEW.status <> 'discarded')
    THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq <> OLD.head_seq AND NOT EXISTS (SELECT 1 FROM event e WHERE e.request_id = OLD.id
    AND e.seq = NEW.head_seq AND e.seq = OLD.head_seq + 1 AND e.hash = NEW.head_hash AND e.to_status = NEW.status
    AND e.version = NEW.version AND e.digest = NEW.digest) THEN RAISE(ABORT, 'PD020')
END;
END;
CREATE TRIGGER request_file_guard BEFORE INSERT ON request_file BEGIN
SELECT CASE
  WHEN EXISTS (SELECT 1 FROM request_file f WHERE f.id = NEW.id) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.in_content <> (SELECT r.status = 'draft' FROM request r WHERE r.id = NEW.request_id) THEN RAISE(ABORT, 'PD020')
END;
END;
CREATE TRIGGER blob_guard BEFORE INSERT ON blob BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM blob b WHERE b.sha256 = NEW.sha256);
END;
CREATE TRIGGER admin_event_guard BEFORE INSERT ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE length(NEW.hash) <> 64
  OR NEW.id <> coalesce((SELECT max(id) FROM admin_event), 0) + 1
  OR NEW.prev <> coalesce((SELECT c.hash FROM admin_event c ORDER BY c.id DESC LIMIT 1), '');
END;
CREATE TRIGGER seal_guard BEFORE INSERT ON seal BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE length(NEW.hash) <> 64
  OR NEW.id <> coalesce((SELECT max(id) FROM seal), 0) + 1
  OR NEW.prev <> coalesce((SELECT c.hash FROM seal c ORDER BY c.id DESC LIMIT 1), '');
SELECT RAISE(ABORT, 'PD026') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('auditor', 'admin'));
END;
CREATE TRIGGER seal_leaf_guard BEFORE INSERT ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.seal_id <> (SELECT max(id) FROM seal)
  OR EXISTS (SELECT 1 FROM seal_leaf l WHERE l.seal_id = NEW.seal_id AND l.request_id = NEW.request_id);
END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_file_no_update BEFORE UPDATE ON request_file BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER blob_no_update BEFORE UPDATE ON blob BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER admin_event_no_update BEFORE UPDATE ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_no_update BEFORE UPDATE ON seal BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_leaf_no_update BEFORE UPDATE ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_no_delete BEFORE DELETE ON request BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER request_file_no_delete BEFORE DELETE ON request_file BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER blob_no_delete BEFORE DELETE ON blob BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER admin_event_no_delete BEFORE DELETE ON admin_event BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER person_no_delete BEFORE DELETE ON person BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_no_delete BEFORE DELETE ON seal BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER seal_leaf_no_delete BEFORE DELETE ON seal_leaf BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
COMMIT;
