BEGIN TRANSACTION;
CREATE TABLE admin_event (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	action TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	detail TEXT, 
	CONSTRAINT pk_admin_event PRIMARY KEY (id)
);
INSERT INTO "admin_event" VALUES(1,'2026-11-24T14:33:08.612421Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}');
INSERT INTO "admin_event" VALUES(2,'2026-11-24T14:33:08.613177Z','keeper.desk','role_given','keeper.desk','admin');
INSERT INTO "admin_event" VALUES(3,'2026-11-24T14:33:08.653762Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}');
INSERT INTO "admin_event" VALUES(4,'2026-11-24T14:33:08.655870Z','keeper.desk','role_given','anna.desk','manager');
INSERT INTO "admin_event" VALUES(5,'2026-11-24T14:33:08.703767Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}');
INSERT INTO "admin_event" VALUES(6,'2026-11-24T14:33:08.704544Z','keeper.desk','role_given','hanna.desk','head');
INSERT INTO "admin_event" VALUES(7,'2026-11-24T14:33:08.717818Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}');
INSERT INTO "admin_event" VALUES(8,'2026-11-24T14:33:08.718776Z','keeper.desk','role_given','vera.desk','accountant');
INSERT INTO "admin_event" VALUES(9,'2026-11-24T14:33:08.734292Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}');
INSERT INTO "admin_event" VALUES(10,'2026-11-24T14:33:08.735108Z','keeper.desk','role_given','olga.desk','auditor');
INSERT INTO "admin_event" VALUES(11,'2026-11-24T14:33:09.454010Z','keeper.desk','setting_changed','require_bic','off');
INSERT INTO "admin_event" VALUES(12,'2026-11-24T14:33:09.494401Z','keeper.desk','setting_changed','require_bic','on');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
	hash TEXT NOT NULL, 
	CONSTRAINT pk_event PRIMARY KEY (request_id, seq), 
	CONSTRAINT ck_event_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_event_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_event_payment_number_length CHECK (length(payment_number) BETWEEN 1 AND 40), 
	CONSTRAINT fk_event_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_event_key UNIQUE ("key")
);
INSERT INTO "event" VALUES(1,1,'2026-11-24T14:33:08.790072Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'f8165013-399a-4dc4-8c1e-eb4a2a9a7685','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-24T14:33:08.790072Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"f8165013-399a-4dc4-8c1e-eb4a2a9a7685","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','417b708544d4db6abe18159b74d40f8377fc90e52955b37e3173a8fea2191b8f');
INSERT INTO "event" VALUES(1,2,'2026-11-24T14:33:08.793867Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'b87684de-2443-46c7-9592-7ef431aca1e7','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'417b708544d4db6abe18159b74d40f8377fc90e52955b37e3173a8fea2191b8f','{"request_id":1,"seq":2,"at":"2026-11-24T14:33:08.793867Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"b87684de-2443-46c7-9592-7ef431aca1e7","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"417b708544d4db6abe18159b74d40f8377fc90e52955b37e3173a8fea2191b8f"}','92511453915f87c309017d7cdb10dddfb857e844b2cc0f67a5383635c5d15976');
INSERT INTO "event" VALUES(1,3,'2026-11-24T14:33:08.836102Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'907a7d25-7662-4933-a9e5-195de8e32fde','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'92511453915f87c309017d7cdb10dddfb857e844b2cc0f67a5383635c5d15976','{"request_id":1,"seq":3,"at":"2026-11-24T14:33:08.836102Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"907a7d25-7662-4933-a9e5-195de8e32fde","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"92511453915f87c309017d7cdb10dddfb857e844b2cc0f67a5383635c5d15976"}','573e6db2d76d78400979418708748605dca3337f8b7a25213faca3e72e53ceac');
INSERT INTO "event" VALUES(1,4,'2026-11-24T14:33:08.872601Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'272a401e-b2b2-4bde-a2d1-ad0fa6c9e3c3','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'573e6db2d76d78400979418708748605dca3337f8b7a25213faca3e72e53ceac','{"request_id":1,"seq":4,"at":"2026-11-24T14:33:08.872601Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"272a401e-b2b2-4bde-a2d1-ad0fa6c9e3c3","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"573e6db2d76d78400979418708748605dca3337f8b7a25213faca3e72e53ceac"}','cc1ad7f739152bb28194f8900be88e51a88ec2bfc63b4a6136ebd51a9ac12e83');
INSERT INTO "event" VALUES(2,1,'2026-11-24T14:33:08.914832Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'95a36d37-03a3-41da-ab56-85810ab504d2','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-24T14:33:08.914832Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"95a36d37-03a3-41da-ab56-85810ab504d2","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','8601e77bcbbe0cf7247afecbdb6570a63433cecc1b7663dca414597a8a3ae650');
INSERT INTO "event" VALUES(2,2,'2026-11-24T14:33:08.918878Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3','11e3c30e-e619-4329-9805-1d116dbfacd7','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3"}','8601e77bcbbe0cf7247afecbdb6570a63433cecc1b7663dca414597a8a3ae650','{"request_id":2,"seq":2,"at":"2026-11-24T14:33:08.918878Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3","key":"11e3c30e-e619-4329-9805-1d116dbfacd7","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"8601e77bcbbe0cf7247afecbdb6570a63433cecc1b7663dca414597a8a3ae650"}','b93fd69157eab51c5a316d566b37a8836cf36be66b128740d1a73d62db2ea011');
INSERT INTO "event" VALUES(2,3,'2026-11-24T14:33:08.920912Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'a9c13326-f928-4b93-9d0c-04d6b0afeea1','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'b93fd69157eab51c5a316d566b37a8836cf36be66b128740d1a73d62db2ea011','{"request_id":2,"seq":3,"at":"2026-11-24T14:33:08.920912Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"a9c13326-f928-4b93-9d0c-04d6b0afeea1","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"b93fd69157eab51c5a316d566b37a8836cf36be66b128740d1a73d62db2ea011"}','4c1c0a38daa27d47014193e79b8a4845730f3b330698a859d01d27eaaacd7e8b');
INSERT INTO "event" VALUES(2,4,'2026-11-24T14:33:08.960758Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'de7b34df-0479-4b2f-8729-b1f4ea9de35d','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'4c1c0a38daa27d47014193e79b8a4845730f3b330698a859d01d27eaaacd7e8b','{"request_id":2,"seq":4,"at":"2026-11-24T14:33:08.960758Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"de7b34df-0479-4b2f-8729-b1f4ea9de35d","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"4c1c0a38daa27d47014193e79b8a4845730f3b330698a859d01d27eaaacd7e8b"}','336c732260e64d22bdbf6d2b1c4b4559a21faa7e637b493482c9b0d65fa6f271');
INSERT INTO "event" VALUES(3,1,'2026-11-24T14:33:09.007346Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'0b1e72b1-c5e6-4da2-9294-259e2ed57018','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-24T14:33:09.007346Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"0b1e72b1-c5e6-4da2-9294-259e2ed57018","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','32d3bdaf51bfab604e2770649c742bc734bc8add5fa34f43e00a2e863e3ee732');
INSERT INTO "event" VALUES(3,2,'2026-11-24T14:33:09.011491Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'0736c035-1558-43b0-8f4b-bec81b969589','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'32d3bdaf51bfab604e2770649c742bc734bc8add5fa34f43e00a2e863e3ee732','{"request_id":3,"seq":2,"at":"2026-11-24T14:33:09.011491Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"0736c035-1558-43b0-8f4b-bec81b969589","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"32d3bdaf51bfab604e2770649c742bc734bc8add5fa34f43e00a2e863e3ee732"}','b3e7fdf35a3a49290afa88692cd6dc2ecff46f613600cf7a891bbbfd836c5777');
INSERT INTO "event" VALUES(3,3,'2026-11-24T14:33:09.049002Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'5585722f-9d23-49d4-9c4a-6ee643d170bb','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'b3e7fdf35a3a49290afa88692cd6dc2ecff46f613600cf7a891bbbfd836c5777','{"request_id":3,"seq":3,"at":"2026-11-24T14:33:09.049002Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"5585722f-9d23-49d4-9c4a-6ee643d170bb","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"b3e7fdf35a3a49290afa88692cd6dc2ecff46f613600cf7a891bbbfd836c5777"}','0b52864a9cd52be1ea2ea77f5ad162ec572a8799fa095210217c85cabf0c791f');
INSERT INTO "event" VALUES(4,1,'2026-11-24T14:33:09.091287Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'0b976bf8-e2b7-460f-ab44-66ce1e87a0d7','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-24T14:33:09.091287Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"0b976bf8-e2b7-460f-ab44-66ce1e87a0d7","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','b9b17272b13ee162654dd5daeb5ea6e9bb0ab81c30bc2f87555e60568b431625');
INSERT INTO "event" VALUES(4,2,'2026-11-24T14:33:09.098797Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'d5fb40bd-440d-4913-8f0f-a0435448f688','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'b9b17272b13ee162654dd5daeb5ea6e9bb0ab81c30bc2f87555e60568b431625','{"request_id":4,"seq":2,"at":"2026-11-24T14:33:09.098797Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"d5fb40bd-440d-4913-8f0f-a0435448f688","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"b9b17272b13ee162654dd5daeb5ea6e9bb0ab81c30bc2f87555e60568b431625"}','7faf5b7b76f0975ee0231cab7ac078eaf90e47cea55b94c687f936cac6c808cd');
INSERT INTO "event" VALUES(4,3,'2026-11-24T14:33:09.132707Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'77c07361-633e-4d06-9b25-a5b21df4c2d5','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'7faf5b7b76f0975ee0231cab7ac078eaf90e47cea55b94c687f936cac6c808cd','{"request_id":4,"seq":3,"at":"2026-11-24T14:33:09.132707Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"77c07361-633e-4d06-9b25-a5b21df4c2d5","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"7faf5b7b76f0975ee0231cab7ac078eaf90e47cea55b94c687f936cac6c808cd"}','c269231e5f30d35f0d3dbabe6a884f9708dd5211457df772408b4437c619184e');
INSERT INTO "event" VALUES(5,1,'2026-11-24T14:33:09.170401Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'0bb9f9bc-513e-4051-bb13-03b1f0041f13','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-24T14:33:09.170401Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"0bb9f9bc-513e-4051-bb13-03b1f0041f13","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','a73070e474eaf35fe0e0241d2b20d753a438900497688ad2c3fbff94492308d5');
INSERT INTO "event" VALUES(5,2,'2026-11-24T14:33:09.221548Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'f62c5bda-9f7d-4663-9e47-590ec28fbf74','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','a73070e474eaf35fe0e0241d2b20d753a438900497688ad2c3fbff94492308d5','{"request_id":5,"seq":2,"at":"2026-11-24T14:33:09.221548Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"f62c5bda-9f7d-4663-9e47-590ec28fbf74","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"a73070e474eaf35fe0e0241d2b20d753a438900497688ad2c3fbff94492308d5"}','e3bdbb08a320643c3c065bf6ec952e7100a31919b4ca1ec1538cf306efebfcfe');
INSERT INTO "event" VALUES(6,1,'2026-11-24T14:33:09.263491Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'d403bff6-7c8a-44d4-a60f-335a616c9dd2','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-24T14:33:09.263491Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"d403bff6-7c8a-44d4-a60f-335a616c9dd2","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','2392fb16e7c100719214d2d1da7f94fdece75aa2135a080a1132af6048d35ca1');
INSERT INTO "event" VALUES(6,2,'2026-11-24T14:33:09.297074Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'09c20f8e-46a4-4bcb-a34f-587a42de9607','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'2392fb16e7c100719214d2d1da7f94fdece75aa2135a080a1132af6048d35ca1','{"request_id":6,"seq":2,"at":"2026-11-24T14:33:09.297074Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"09c20f8e-46a4-4bcb-a34f-587a42de9607","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"2392fb16e7c100719214d2d1da7f94fdece75aa2135a080a1132af6048d35ca1"}','12e95f9a328c0b6b6ccd99c233e6877c962fab3ada421fa2112e042a8399f5ba');
INSERT INTO "event" VALUES(7,1,'2026-11-24T14:33:09.338989Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'dea14001-8090-49cd-8e19-d2badd361c57','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-24T14:33:09.338989Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"dea14001-8090-49cd-8e19-d2badd361c57","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','171dd9e53482d12ecd94b70c0c06c92314dcded98404f2af88b2b4a4a98ac6f0');
INSERT INTO "event" VALUES(7,2,'2026-11-24T14:33:09.342489Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'84f26fba-9776-444d-b085-7e79dba1536e','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'171dd9e53482d12ecd94b70c0c06c92314dcded98404f2af88b2b4a4a98ac6f0','{"request_id":7,"seq":2,"at":"2026-11-24T14:33:09.342489Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"84f26fba-9776-444d-b085-7e79dba1536e","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"171dd9e53482d12ecd94b70c0c06c92314dcded98404f2af88b2b4a4a98ac6f0"}','e334bdea35fff5dc3156e2b992df30507f131bfeb5e42979d2d1ad13533fd5ef');
INSERT INTO "event" VALUES(7,3,'2026-11-24T14:33:09.390121Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'1592a701-a6ed-4a0d-b4e9-23c1686ab627','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'e334bdea35fff5dc3156e2b992df30507f131bfeb5e42979d2d1ad13533fd5ef','{"request_id":7,"seq":3,"at":"2026-11-24T14:33:09.390121Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"1592a701-a6ed-4a0d-b4e9-23c1686ab627","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"e334bdea35fff5dc3156e2b992df30507f131bfeb5e42979d2d1ad13533fd5ef"}','208431ef0b31ecea222e9eaaadd1af45e3fe10fdde915b964b89c0a2325bf33f');
INSERT INTO "event" VALUES(7,4,'2026-11-24T14:33:09.421230Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'24ca3cec-dfc8-404c-a413-a216eed5ed89','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'208431ef0b31ecea222e9eaaadd1af45e3fe10fdde915b964b89c0a2325bf33f','{"request_id":7,"seq":4,"at":"2026-11-24T14:33:09.421230Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"24ca3cec-dfc8-404c-a413-a216eed5ed89","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"208431ef0b31ecea222e9eaaadd1af45e3fe10fdde915b964b89c0a2325bf33f"}','449e6a26b04949c1fc7c17fef6a7620d8a1dde9b27b4e1eefd7661a8115f5cfa');
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
	invoice_date DATE, 
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
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-24T14:33:08.782747Z','2026-11-24T14:33:08.872601Z',4,'cc1ad7f739152bb28194f8900be88e51a88ec2bfc63b4a6136ebd51a9ac12e83','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-24T14:33:08.836102Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20');
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-24T14:33:08.907998Z','2026-11-24T14:33:08.960758Z',4,'336c732260e64d22bdbf6d2b1c4b4559a21faa7e637b493482c9b0d65fa6f271','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','hanna.desk','2026-11-24T14:33:08.960758Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20');
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-24T14:33:09.000682Z','2026-11-24T14:33:09.049002Z',3,'0b52864a9cd52be1ea2ea77f5ad162ec572a8799fa095210217c85cabf0c791f','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20');
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-24T14:33:09.088176Z','2026-11-24T14:33:09.132707Z',3,'c269231e5f30d35f0d3dbabe6a884f9708dd5211457df772408b4437c619184e','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20');
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-24T14:33:09.167656Z','2026-11-24T14:33:09.221548Z',2,'e3bdbb08a320643c3c065bf6ec952e7100a31919b4ca1ec1538cf306efebfcfe','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20');
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-24T14:33:09.260527Z','2026-11-24T14:33:09.297074Z',2,'12e95f9a328c0b6b6ccd99c233e6877c962fab3ada421fa2112e042a8399f5ba','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20');
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-24T14:33:09.332301Z','2026-11-24T14:33:09.421230Z',4,'449e6a26b04949c1fc7c17fef6a7620d8a1dde9b27b4e1eefd7661a8115f5cfa','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20');
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
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3',1,'anna.desk','2026-11-24T14:33:08.917720Z');
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('guards_sha256','8883be97416dde22e3c675e2ce3d877a304be8260c6b0dda5490925450e24aeb');
INSERT INTO "setting" VALUES('require_bic','on');
CREATE INDEX ix_request_author_status ON request (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON request (contractor_key, id);
CREATE INDEX ix_request_inn ON request (inn, id);
CREATE INDEX ix_request_status_due ON request (status, due_date, id);
CREATE INDEX ix_request_file_request_id ON request_file (request_id);
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
    WHERE f.request_id = r.id AND f.sha256 = NEW.file AND f.added_by = NEW.actor))
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
  head_seq = NEW.seq, head_hash = NEW.hash, digest = NEW.digest,
  approved_by = CASE WHEN NEW.action = 'approve' THEN NEW.actor
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_by END,
  approved_at = CASE WHEN NEW.action = 'approve' THEN NEW.at
    WHEN NEW.to_status IN ('approved', 'paid') THEN approved_at END,
  paid_by = CASE WHEN NEW.action = 'pay' THEN NEW.actor WHEN NEW.to_status = 'paid' THEN paid_by END,
  payment_date = CASE WHEN NEW.action = 'pay' THEN NEW.payment_date WHEN NEW.to_status = 'paid' THEN payment_date END,
  payment_number = CASE WHEN NEW.action = 'pay' THEN NEW.payment_number
    WHEN NEW.to_status = 'paid' THEN payment_number END,
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
  WHEN NEW.id IS NOT OLD.id OR NEW.author IS NOT OLD.author OR NEW.created_at IS NOT OLD.created_at THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.id IS NOT OLD.id OR NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.author IS NOT OLD.author OR NEW.created_at IS NOT OLD.created_at OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN RAISE(ABORT, 'PD021')
  WHEN NEW.head_seq <> OLD.head_seq AND (NEW.subject IS NOT OLD.subject OR NEW.contractor IS NOT OLD.contractor OR NEW.amount IS NOT OLD.amount OR NEW.currency IS NOT OLD.currency OR NEW.due_date IS NOT OLD.due_date OR NEW.requisites IS NOT OLD.requisites OR NEW.inn IS NOT OLD.inn OR NEW.kpp IS NOT OLD.kpp OR NEW.bic IS NOT OLD.bic OR NEW.account IS NOT OLD.account OR NEW.corr_account IS NOT OLD.corr_account OR NEW.bank IS NOT OLD.bank OR NEW.purpose IS NOT OLD.purpose OR NEW.invoice_number IS NOT OLD.invoice_number OR NEW.invoice_date IS NOT OLD.invoice_date OR NEW.key IS NOT OLD.key OR NEW.search IS NOT OLD.search OR NEW.contractor_key IS NOT OLD.contractor_key) THEN RAISE(ABORT, 'PD020')
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
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM admin_event a WHERE a.id = NEW.id);
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
COMMIT;
