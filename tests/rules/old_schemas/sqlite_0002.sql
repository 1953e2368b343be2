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
INSERT INTO "admin_event" VALUES(1,'2026-11-24T14:33:13.110087Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}');
INSERT INTO "admin_event" VALUES(2,'2026-11-24T14:33:13.111048Z','keeper.desk','role_given','keeper.desk','admin');
INSERT INTO "admin_event" VALUES(3,'2026-11-24T14:33:13.147076Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}');
INSERT INTO "admin_event" VALUES(4,'2026-11-24T14:33:13.147895Z','keeper.desk','role_given','anna.desk','manager');
INSERT INTO "admin_event" VALUES(5,'2026-11-24T14:33:13.173425Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}');
INSERT INTO "admin_event" VALUES(6,'2026-11-24T14:33:13.174134Z','keeper.desk','role_given','hanna.desk','head');
INSERT INTO "admin_event" VALUES(7,'2026-11-24T14:33:13.196227Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}');
INSERT INTO "admin_event" VALUES(8,'2026-11-24T14:33:13.197016Z','keeper.desk','role_given','vera.desk','accountant');
INSERT INTO "admin_event" VALUES(9,'2026-11-24T14:33:13.215080Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}');
INSERT INTO "admin_event" VALUES(10,'2026-11-24T14:33:13.215859Z','keeper.desk','role_given','olga.desk','auditor');
INSERT INTO "admin_event" VALUES(11,'2026-11-24T14:33:13.860754Z','keeper.desk','setting_changed','require_bic','off');
INSERT INTO "admin_event" VALUES(12,'2026-11-24T14:33:13.878020Z','keeper.desk','setting_changed','require_bic','on');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
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
INSERT INTO "event" VALUES(1,1,'2026-11-24T14:33:13.314041Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'d0ee6f2323234f4b8c65b0e0f21fa362-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-24T14:33:13.314041Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"d0ee6f2323234f4b8c65b0e0f21fa362-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','dadc88173e66a56b584d728ac2ff6999812382f707b59d61b59bc36e475a8f1a');
INSERT INTO "event" VALUES(1,2,'2026-11-24T14:33:13.321292Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'ba1969cc72cb4475a135c5627fbe4eea-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'dadc88173e66a56b584d728ac2ff6999812382f707b59d61b59bc36e475a8f1a','{"request_id":1,"seq":2,"at":"2026-11-24T14:33:13.321292Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"ba1969cc72cb4475a135c5627fbe4eea-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"dadc88173e66a56b584d728ac2ff6999812382f707b59d61b59bc36e475a8f1a"}','3100627836f95251e8f75be9cd036df1c8d399b9c278a9372b0ea50f5d0a8441');
INSERT INTO "event" VALUES(1,3,'2026-11-24T14:33:13.371704Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'2018b23f987d4a06b397e3eec22526c7-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'3100627836f95251e8f75be9cd036df1c8d399b9c278a9372b0ea50f5d0a8441','{"request_id":1,"seq":3,"at":"2026-11-24T14:33:13.371704Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"2018b23f987d4a06b397e3eec22526c7-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"3100627836f95251e8f75be9cd036df1c8d399b9c278a9372b0ea50f5d0a8441"}','e2e0aec1e1e1f4e9db8274095a5e6875a1cc299dd48833c0be5cb725f8256a6f');
INSERT INTO "event" VALUES(1,4,'2026-11-24T14:33:13.410592Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'3f299544e26949f89c649f6c07e4afb7-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'e2e0aec1e1e1f4e9db8274095a5e6875a1cc299dd48833c0be5cb725f8256a6f','{"request_id":1,"seq":4,"at":"2026-11-24T14:33:13.410592Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"3f299544e26949f89c649f6c07e4afb7-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"e2e0aec1e1e1f4e9db8274095a5e6875a1cc299dd48833c0be5cb725f8256a6f"}','ab8cd79c56d1b12c021ada46f29afda1fe0ddef6a15a40b27654ad14e58f5619');
INSERT INTO "event" VALUES(2,1,'2026-11-24T14:33:13.445378Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'ea398f2c0d9f414d8b7fc0c4e8284cd2-0','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-24T14:33:13.445378Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"ea398f2c0d9f414d8b7fc0c4e8284cd2-0","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','7db0f557e10a616e92e6a38576b63526b00f9a411cf1edd1c99d71e0f45301d9');
INSERT INTO "event" VALUES(2,2,'2026-11-24T14:33:13.448575Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3','a2dd8ca25fb9460998c5b3420b91d5c9-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3"}','7db0f557e10a616e92e6a38576b63526b00f9a411cf1edd1c99d71e0f45301d9','{"request_id":2,"seq":2,"at":"2026-11-24T14:33:13.448575Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3","key":"a2dd8ca25fb9460998c5b3420b91d5c9-0","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"7db0f557e10a616e92e6a38576b63526b00f9a411cf1edd1c99d71e0f45301d9"}','e216237cd1a625e44524a3ff0f4e1203e94905644f2696e264cef797008498c8');
INSERT INTO "event" VALUES(2,3,'2026-11-24T14:33:13.454481Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'65889cdc0a6843c8bdb40911f375cb9e-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'e216237cd1a625e44524a3ff0f4e1203e94905644f2696e264cef797008498c8','{"request_id":2,"seq":3,"at":"2026-11-24T14:33:13.454481Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"65889cdc0a6843c8bdb40911f375cb9e-0","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"e216237cd1a625e44524a3ff0f4e1203e94905644f2696e264cef797008498c8"}','3e923e302fea75a350b4e3674647d45cede742d6b1a0012df3fc35c50e10cdf6');
INSERT INTO "event" VALUES(2,4,'2026-11-24T14:33:13.503861Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'d91fbbec6be04293ae664d157197d41e-0','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f',NULL,'3e923e302fea75a350b4e3674647d45cede742d6b1a0012df3fc35c50e10cdf6','{"request_id":2,"seq":4,"at":"2026-11-24T14:33:13.503861Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"d91fbbec6be04293ae664d157197d41e-0","digest":"3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f","prev":"3e923e302fea75a350b4e3674647d45cede742d6b1a0012df3fc35c50e10cdf6"}','4b0f42a0b494137fc9c7f9499735f9664d50209d3e368b7b996665f4a30e85da');
INSERT INTO "event" VALUES(3,1,'2026-11-24T14:33:13.537560Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'922c2d635535455fb1e32b76bcbcd427-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-24T14:33:13.537560Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"922c2d635535455fb1e32b76bcbcd427-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','db6839727de64c373c2bd9b707db4f95cc1d0503b25579b8802129ac1756c413');
INSERT INTO "event" VALUES(3,2,'2026-11-24T14:33:13.540968Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'95da68772a4e45eaa6e824773543cc46-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'db6839727de64c373c2bd9b707db4f95cc1d0503b25579b8802129ac1756c413','{"request_id":3,"seq":2,"at":"2026-11-24T14:33:13.540968Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"95da68772a4e45eaa6e824773543cc46-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"db6839727de64c373c2bd9b707db4f95cc1d0503b25579b8802129ac1756c413"}','0078344f9e31d5e8f1063e93d785dd696dbda03a5b7431c11a037b5b60f11ab2');
INSERT INTO "event" VALUES(3,3,'2026-11-24T14:33:13.572609Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'216b4a6cbcbc4c0288f982ec85a7dd80-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'0078344f9e31d5e8f1063e93d785dd696dbda03a5b7431c11a037b5b60f11ab2','{"request_id":3,"seq":3,"at":"2026-11-24T14:33:13.572609Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"216b4a6cbcbc4c0288f982ec85a7dd80-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"0078344f9e31d5e8f1063e93d785dd696dbda03a5b7431c11a037b5b60f11ab2"}','13cf61c82cde182511d9d663b44566354e2ce3d2f273a6c0faa8f8c8b4dd7dc2');
INSERT INTO "event" VALUES(4,1,'2026-11-24T14:33:13.615862Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'53086c732b7744bc806aaecc9a804b4b-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-24T14:33:13.615862Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"53086c732b7744bc806aaecc9a804b4b-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','319558c99550fde69843d6c6aecc52d012aeaeef23e1fad82c28691e2fa0ebb8');
INSERT INTO "event" VALUES(4,2,'2026-11-24T14:33:13.618661Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'d9f76766a84e4a5caa7ea773fc4ff792-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'319558c99550fde69843d6c6aecc52d012aeaeef23e1fad82c28691e2fa0ebb8','{"request_id":4,"seq":2,"at":"2026-11-24T14:33:13.618661Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"d9f76766a84e4a5caa7ea773fc4ff792-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"319558c99550fde69843d6c6aecc52d012aeaeef23e1fad82c28691e2fa0ebb8"}','fe54d32dd02f82d547886bc23fc6d53df1aab993226736669615acc166dfe86f');
INSERT INTO "event" VALUES(4,3,'2026-11-24T14:33:13.654797Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'f0d79501af1741b0b49b627e1469665f-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'fe54d32dd02f82d547886bc23fc6d53df1aab993226736669615acc166dfe86f','{"request_id":4,"seq":3,"at":"2026-11-24T14:33:13.654797Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"f0d79501af1741b0b49b627e1469665f-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"fe54d32dd02f82d547886bc23fc6d53df1aab993226736669615acc166dfe86f"}','07dfda64e6ebed4723bf8b462ca6b2614fba45e4e560226c69491bfda61220af');
INSERT INTO "event" VALUES(5,1,'2026-11-24T14:33:13.684429Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'eb50ebfb67364e8daccf05a15679df5e-0','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-24T14:33:13.684429Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"eb50ebfb67364e8daccf05a15679df5e-0","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','75d33581564ac198ecba545d5de87421401b0434de6b2c79c6e9c06230dd4727');
INSERT INTO "event" VALUES(5,2,'2026-11-24T14:33:13.724829Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'7f504aa938484a8f910bb15e0aef2579-0','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','75d33581564ac198ecba545d5de87421401b0434de6b2c79c6e9c06230dd4727','{"request_id":5,"seq":2,"at":"2026-11-24T14:33:13.724829Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"7f504aa938484a8f910bb15e0aef2579-0","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"75d33581564ac198ecba545d5de87421401b0434de6b2c79c6e9c06230dd4727"}','e60ff199508e5eed105d9c2c4b138b6dd1ea238d74536cf72e5a29c9ea3c8d8f');
INSERT INTO "event" VALUES(6,1,'2026-11-24T14:33:13.748805Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'3639c62d26004033838531365324ce15-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-24T14:33:13.748805Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"3639c62d26004033838531365324ce15-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','da50f32fb7822e2a858cd118397fd5385a223d3e999aee058b3d39266c17adbe');
INSERT INTO "event" VALUES(6,2,'2026-11-24T14:33:13.768623Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'06848d8673284383ad163f068600ede3-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'da50f32fb7822e2a858cd118397fd5385a223d3e999aee058b3d39266c17adbe','{"request_id":6,"seq":2,"at":"2026-11-24T14:33:13.768623Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"06848d8673284383ad163f068600ede3-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"da50f32fb7822e2a858cd118397fd5385a223d3e999aee058b3d39266c17adbe"}','a45662dd59699c46da3b770323e0549ceef44495efe10ce4b26deb4c83bc0e9b');
INSERT INTO "event" VALUES(7,1,'2026-11-24T14:33:13.791023Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'5e1bd48250f54168938261e8c49338cc-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-24T14:33:13.791023Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"5e1bd48250f54168938261e8c49338cc-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','e374647305cac0de6cd5097e4db800e0d1786c481699b486e8803e494f68b8f4');
INSERT INTO "event" VALUES(7,2,'2026-11-24T14:33:13.796526Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'d33aa2fd46ee45eca800f4e8a07eb4ab-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'e374647305cac0de6cd5097e4db800e0d1786c481699b486e8803e494f68b8f4','{"request_id":7,"seq":2,"at":"2026-11-24T14:33:13.796526Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"d33aa2fd46ee45eca800f4e8a07eb4ab-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"e374647305cac0de6cd5097e4db800e0d1786c481699b486e8803e494f68b8f4"}','47a2e4ba5d82ecb7d6a2b6c5ae0e33f1d263a0453ba5de06098b0ff8e59f4064');
INSERT INTO "event" VALUES(7,3,'2026-11-24T14:33:13.816203Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'5281be2bca9c46fba4f416571abde2a4-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'47a2e4ba5d82ecb7d6a2b6c5ae0e33f1d263a0453ba5de06098b0ff8e59f4064','{"request_id":7,"seq":3,"at":"2026-11-24T14:33:13.816203Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"5281be2bca9c46fba4f416571abde2a4-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"47a2e4ba5d82ecb7d6a2b6c5ae0e33f1d263a0453ba5de06098b0ff8e59f4064"}','3ddcc6587f36e710c0099372b3f8fbad1efc832f38bf31fe31cf323df9c3ec8f');
INSERT INTO "event" VALUES(7,4,'2026-11-24T14:33:13.835237Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'d1d618deecc44bad9f32ea3d2f2bc810-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'3ddcc6587f36e710c0099372b3f8fbad1efc832f38bf31fe31cf323df9c3ec8f','{"request_id":7,"seq":4,"at":"2026-11-24T14:33:13.835237Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"d1d618deecc44bad9f32ea3d2f2bc810-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"3ddcc6587f36e710c0099372b3f8fbad1efc832f38bf31fe31cf323df9c3ec8f"}','f83a5c31a56df47fed09e20ad44e0b2acd1477d4b29f5768e3dcf1a1f2a2d4d2');
INSERT INTO "event" VALUES(8,1,'2026-11-24T14:33:13.955848Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'563f9c0881a8488ba54386523b4e90b6-0','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf','{"subject":"Услуги","contractor":"ООО Ромашка","amount":10000,"currency":"RUB"}','','{"request_id":8,"seq":1,"at":"2026-11-24T14:33:13.955848Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"563f9c0881a8488ba54386523b4e90b6-0","digest":"d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf","prev":""}','a4ab6c1418f3aec4aafc2e0bcab0eae79ee3f8fc063e17d2b8f6d6f02384cbf5');
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
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-24T14:33:13.310597Z','2026-11-24T14:33:13.410592Z',4,'ab8cd79c56d1b12c021ada46f29afda1fe0ddef6a15a40b27654ad14e58f5619','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-24T14:33:13.371704Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20','d7352e7f7798e4169941c0fb49fc30d3');
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-24T14:33:13.438022Z','2026-11-24T14:33:13.503861Z',4,'4b0f42a0b494137fc9c7f9499735f9664d50209d3e368b7b996665f4a30e85da','3ff5c8edd9774dff1ffb2e0f61cf695257dbccef2b82a94be260bc6a2bc7a22f','hanna.desk','2026-11-24T14:33:13.503861Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20','92a03701c870d9394f2140e721fbb265');
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-24T14:33:13.532600Z','2026-11-24T14:33:13.572609Z',3,'13cf61c82cde182511d9d663b44566354e2ce3d2f273a6c0faa8f8c8b4dd7dc2','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20','49ad9bae5cc1e5b8a7bdca1e5ec41282');
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-24T14:33:13.608548Z','2026-11-24T14:33:13.654797Z',3,'07dfda64e6ebed4723bf8b462ca6b2614fba45e4e560226c69491bfda61220af','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20','64b3c54100cc406c1a65a32ce3e360b5');
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-24T14:33:13.681251Z','2026-11-24T14:33:13.724829Z',2,'e60ff199508e5eed105d9c2c4b138b6dd1ea238d74536cf72e5a29c9ea3c8d8f','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20','6594e45b5220171e43f42d7c08be7bfb');
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-24T14:33:13.745501Z','2026-11-24T14:33:13.768623Z',2,'a45662dd59699c46da3b770323e0549ceef44495efe10ce4b26deb4c83bc0e9b','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20','a2f518274aa05d3d05e4e1e2581734d0');
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-24T14:33:13.787963Z','2026-11-24T14:33:13.835237Z',4,'f83a5c31a56df47fed09e20ad44e0b2acd1477d4b29f5768e3dcf1a1f2a2d4d2','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20','822a9901356964b0b388b94d0e123f46');
INSERT INTO "request" VALUES(8,1,'draft','anna.desk','2026-11-24T14:33:13.953491Z','2026-11-24T14:33:13.955848Z',1,'a4ab6c1418f3aec4aafc2e0bcab0eae79ee3f8fc063e17d2b8f6d6f02384cbf5','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf',NULL,NULL,NULL,NULL,NULL,NULL,'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203','услуги ооо ромашка','ромашка','Услуги','ООО Ромашка',10000,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b91bcc4a446ef8619221ae3016b098b0');
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
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','0918b5da14c24618a23edea6c29950b5c08c8d7e670035c3c643ea8d1bda93e3',1,'anna.desk','2026-11-24T14:33:13.447438Z');
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
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('guards_sha256','c4355334de368018fbd3525110a5e20addd5e91c08ac27176b84b07556fc83b9');
INSERT INTO "setting" VALUES('require_bic','on');
CREATE INDEX ix_request_author_status ON request (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON request (contractor_key, id);
CREATE INDEX ix_request_inn ON request (inn, id);
CREATE INDEX ix_request_file_request_id ON request_file (request_id);
CREATE INDEX ix_request_fingerprint ON request (fingerprint);
CREATE INDEX ix_request_status_due ON request (status, due_date, id, currency, amount, author, returned_by);
CREATE UNIQUE INDEX uq_saved_view_default ON saved_view (owner) WHERE is_default;
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
  WHEN NEW.id IS NOT OLD.id OR NEW.author IS NOT OLD.author OR NEW.created_at IS NOT OLD.created_at THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.id IS NOT OLD.id OR NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.author IS NOT OLD.author OR NEW.created_at IS NOT OLD.created_at OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by) THEN RAISE(ABORT, 'PD020')
  WHEN NEW.head_seq = OLD.head_seq AND OLD.status <> 'draft' THEN RAISE(ABORT, 'PD021')
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
