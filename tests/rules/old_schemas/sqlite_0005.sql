BEGIN TRANSACTION;
CREATE TABLE account_balance (
	statement_id INTEGER NOT NULL, 
	own_account TEXT NOT NULL, 
	day DATE NOT NULL, 
	closing BIGINT NOT NULL, 
	CONSTRAINT pk_account_balance PRIMARY KEY (statement_id, own_account, day), 
	CONSTRAINT fk_account_balance_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id)
);
INSERT INTO "account_balance" VALUES(1,'40702810740000432537','2026-12-01',10000);
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
INSERT INTO "admin_event" VALUES(1,'2026-11-24T21:22:46.579654Z','keeper.desk','setting_changed','guards_sha256','e019635716a5e3af3aa14a91c22458fcd9115b512fbbc29dcf3af7bedcbc4d12','','{"id":1,"actor":"keeper.desk","action":"setting_changed","subject":"guards_sha256","detail":"e019635716a5e3af3aa14a91c22458fcd9115b512fbbc29dcf3af7bedcbc4d12","at":"2026-11-24T21:22:46.579654Z","prev":""}','5b455cbcf2db63c31fd59a5cc999e23b14bf05fc5fb47930766fe8550ebe809e');
INSERT INTO "admin_event" VALUES(2,'2026-11-24T21:22:46.581821Z','keeper.desk','setting_changed','database_id','b7b30d21','5b455cbcf2db63c31fd59a5cc999e23b14bf05fc5fb47930766fe8550ebe809e','{"id":2,"actor":"keeper.desk","action":"setting_changed","subject":"database_id","detail":"b7b30d21","at":"2026-11-24T21:22:46.581821Z","prev":"5b455cbcf2db63c31fd59a5cc999e23b14bf05fc5fb47930766fe8550ebe809e"}','24e5bf2083dcbd5bf576ef62ee26d66f2ba96d6674e36cfed3e81a303326cb2b');
INSERT INTO "admin_event" VALUES(3,'2026-11-24T21:22:46.584313Z','keeper.desk','person_added','keeper.desk','{"name": null, "email": null}','24e5bf2083dcbd5bf576ef62ee26d66f2ba96d6674e36cfed3e81a303326cb2b','{"id":3,"actor":"keeper.desk","action":"person_added","subject":"keeper.desk","detail":"{\"name\": null, \"email\": null}","at":"2026-11-24T21:22:46.584313Z","prev":"24e5bf2083dcbd5bf576ef62ee26d66f2ba96d6674e36cfed3e81a303326cb2b"}','5bda640d10f7d87a3fbeaca81c4dc51c6408570cc23cb0db82401591fb1112d5');
INSERT INTO "admin_event" VALUES(4,'2026-11-24T21:22:46.585017Z','keeper.desk','role_given','keeper.desk','admin','5bda640d10f7d87a3fbeaca81c4dc51c6408570cc23cb0db82401591fb1112d5','{"id":4,"actor":"keeper.desk","action":"role_given","subject":"keeper.desk","detail":"admin","at":"2026-11-24T21:22:46.585017Z","prev":"5bda640d10f7d87a3fbeaca81c4dc51c6408570cc23cb0db82401591fb1112d5"}','457681a88aecaff713f25c00200dba46f04f2e8f528d62e68af7de45ea4516f9');
INSERT INTO "admin_event" VALUES(5,'2026-11-24T21:22:46.607396Z','keeper.desk','person_added','anna.desk','{"name": "Anna", "email": null}','457681a88aecaff713f25c00200dba46f04f2e8f528d62e68af7de45ea4516f9','{"id":5,"actor":"keeper.desk","action":"person_added","subject":"anna.desk","detail":"{\"name\": \"Anna\", \"email\": null}","at":"2026-11-24T21:22:46.607396Z","prev":"457681a88aecaff713f25c00200dba46f04f2e8f528d62e68af7de45ea4516f9"}','98f88bc563dd4a5b2e483353e234d5fa1a6a582e5f4b5c66784df36515d36d63');
INSERT INTO "admin_event" VALUES(6,'2026-11-24T21:22:46.608526Z','keeper.desk','role_given','anna.desk','manager','98f88bc563dd4a5b2e483353e234d5fa1a6a582e5f4b5c66784df36515d36d63','{"id":6,"actor":"keeper.desk","action":"role_given","subject":"anna.desk","detail":"manager","at":"2026-11-24T21:22:46.608526Z","prev":"98f88bc563dd4a5b2e483353e234d5fa1a6a582e5f4b5c66784df36515d36d63"}','d3a184e2f4448aefdf4e1a9544f6fe1faa64ebef3559028846abd6b680cbc5cb');
INSERT INTO "admin_event" VALUES(7,'2026-11-24T21:22:46.620737Z','keeper.desk','person_added','boris.desk','{"name": "Boris", "email": null}','d3a184e2f4448aefdf4e1a9544f6fe1faa64ebef3559028846abd6b680cbc5cb','{"id":7,"actor":"keeper.desk","action":"person_added","subject":"boris.desk","detail":"{\"name\": \"Boris\", \"email\": null}","at":"2026-11-24T21:22:46.620737Z","prev":"d3a184e2f4448aefdf4e1a9544f6fe1faa64ebef3559028846abd6b680cbc5cb"}','eba924600665eb16048e6bf8e0585c9b298dc9531603bdae6ce32d7549151e25');
INSERT INTO "admin_event" VALUES(8,'2026-11-24T21:22:46.621745Z','keeper.desk','role_given','boris.desk','manager','eba924600665eb16048e6bf8e0585c9b298dc9531603bdae6ce32d7549151e25','{"id":8,"actor":"keeper.desk","action":"role_given","subject":"boris.desk","detail":"manager","at":"2026-11-24T21:22:46.621745Z","prev":"eba924600665eb16048e6bf8e0585c9b298dc9531603bdae6ce32d7549151e25"}','39e92ce77e417f5808216456685c2201b9c2c10e2bc17791cec2676e43ed3a71');
INSERT INTO "admin_event" VALUES(9,'2026-11-24T21:22:46.633035Z','keeper.desk','person_added','hanna.desk','{"name": "Hanna", "email": null}','39e92ce77e417f5808216456685c2201b9c2c10e2bc17791cec2676e43ed3a71','{"id":9,"actor":"keeper.desk","action":"person_added","subject":"hanna.desk","detail":"{\"name\": \"Hanna\", \"email\": null}","at":"2026-11-24T21:22:46.633035Z","prev":"39e92ce77e417f5808216456685c2201b9c2c10e2bc17791cec2676e43ed3a71"}','eb24a58ea99d78e0d90a3172fda7ca6d3bd6166069cc86414580ee6b5213000e');
INSERT INTO "admin_event" VALUES(10,'2026-11-24T21:22:46.634041Z','keeper.desk','role_given','hanna.desk','head','eb24a58ea99d78e0d90a3172fda7ca6d3bd6166069cc86414580ee6b5213000e','{"id":10,"actor":"keeper.desk","action":"role_given","subject":"hanna.desk","detail":"head","at":"2026-11-24T21:22:46.634041Z","prev":"eb24a58ea99d78e0d90a3172fda7ca6d3bd6166069cc86414580ee6b5213000e"}','0b33348f74e373458476f8c1311d6cf36d82ccb6748bc554bc025f0fc991981c');
INSERT INTO "admin_event" VALUES(11,'2026-11-24T21:22:46.645116Z','keeper.desk','person_added','henry.desk','{"name": "Henry", "email": null}','0b33348f74e373458476f8c1311d6cf36d82ccb6748bc554bc025f0fc991981c','{"id":11,"actor":"keeper.desk","action":"person_added","subject":"henry.desk","detail":"{\"name\": \"Henry\", \"email\": null}","at":"2026-11-24T21:22:46.645116Z","prev":"0b33348f74e373458476f8c1311d6cf36d82ccb6748bc554bc025f0fc991981c"}','eb9d74913cc583568187e07d08768376efcbe436c6007e5f71b892dd1bd604c8');
INSERT INTO "admin_event" VALUES(12,'2026-11-24T21:22:46.646221Z','keeper.desk','role_given','henry.desk','head','eb9d74913cc583568187e07d08768376efcbe436c6007e5f71b892dd1bd604c8','{"id":12,"actor":"keeper.desk","action":"role_given","subject":"henry.desk","detail":"head","at":"2026-11-24T21:22:46.646221Z","prev":"eb9d74913cc583568187e07d08768376efcbe436c6007e5f71b892dd1bd604c8"}','af983a9a6e9e658f2ba8cc61e6fe6f713c8c4111559dae26949fb340dc59e27a');
INSERT INTO "admin_event" VALUES(13,'2026-11-24T21:22:46.657329Z','keeper.desk','person_added','vera.desk','{"name": "Vera", "email": null}','af983a9a6e9e658f2ba8cc61e6fe6f713c8c4111559dae26949fb340dc59e27a','{"id":13,"actor":"keeper.desk","action":"person_added","subject":"vera.desk","detail":"{\"name\": \"Vera\", \"email\": null}","at":"2026-11-24T21:22:46.657329Z","prev":"af983a9a6e9e658f2ba8cc61e6fe6f713c8c4111559dae26949fb340dc59e27a"}','1d82b858d731e41b31e1142091c1ce7cfa4d0ebfd5afc2138f94acaf7df05b3e');
INSERT INTO "admin_event" VALUES(14,'2026-11-24T21:22:46.658387Z','keeper.desk','role_given','vera.desk','accountant','1d82b858d731e41b31e1142091c1ce7cfa4d0ebfd5afc2138f94acaf7df05b3e','{"id":14,"actor":"keeper.desk","action":"role_given","subject":"vera.desk","detail":"accountant","at":"2026-11-24T21:22:46.658387Z","prev":"1d82b858d731e41b31e1142091c1ce7cfa4d0ebfd5afc2138f94acaf7df05b3e"}','257ecb61840a1758c29b3cba8405d6610c53d4904e983cfe7f1125ae2b1022ef');
INSERT INTO "admin_event" VALUES(15,'2026-11-24T21:22:46.673204Z','keeper.desk','person_added','viktor.desk','{"name": "Viktor", "email": null}','257ecb61840a1758c29b3cba8405d6610c53d4904e983cfe7f1125ae2b1022ef','{"id":15,"actor":"keeper.desk","action":"person_added","subject":"viktor.desk","detail":"{\"name\": \"Viktor\", \"email\": null}","at":"2026-11-24T21:22:46.673204Z","prev":"257ecb61840a1758c29b3cba8405d6610c53d4904e983cfe7f1125ae2b1022ef"}','6e3469b749798ee4188b9eee60996a8a7786c9c7b73997a21da8173ed1f24f61');
INSERT INTO "admin_event" VALUES(16,'2026-11-24T21:22:46.674582Z','keeper.desk','role_given','viktor.desk','accountant','6e3469b749798ee4188b9eee60996a8a7786c9c7b73997a21da8173ed1f24f61','{"id":16,"actor":"keeper.desk","action":"role_given","subject":"viktor.desk","detail":"accountant","at":"2026-11-24T21:22:46.674582Z","prev":"6e3469b749798ee4188b9eee60996a8a7786c9c7b73997a21da8173ed1f24f61"}','486ec2b42964e00fd78301b121c831c0737f1f60c685ee4e873c7ec3e31ebed8');
INSERT INTO "admin_event" VALUES(17,'2026-11-24T21:22:46.686699Z','keeper.desk','person_added','olga.desk','{"name": "Olga", "email": null}','486ec2b42964e00fd78301b121c831c0737f1f60c685ee4e873c7ec3e31ebed8','{"id":17,"actor":"keeper.desk","action":"person_added","subject":"olga.desk","detail":"{\"name\": \"Olga\", \"email\": null}","at":"2026-11-24T21:22:46.686699Z","prev":"486ec2b42964e00fd78301b121c831c0737f1f60c685ee4e873c7ec3e31ebed8"}','be6bc1a8514b0cdc034092a6f2a679bd95457defd46c2ba786ea73aad17b8e83');
INSERT INTO "admin_event" VALUES(18,'2026-11-24T21:22:46.687704Z','keeper.desk','role_given','olga.desk','auditor','be6bc1a8514b0cdc034092a6f2a679bd95457defd46c2ba786ea73aad17b8e83','{"id":18,"actor":"keeper.desk","action":"role_given","subject":"olga.desk","detail":"auditor","at":"2026-11-24T21:22:46.687704Z","prev":"be6bc1a8514b0cdc034092a6f2a679bd95457defd46c2ba786ea73aad17b8e83"}','7ad0aad8f9441972d1e3b06abe49251e3fa3b42ad49014079cbf6003ed257ec0');
INSERT INTO "admin_event" VALUES(19,'2026-11-24T21:22:47.354495Z','vera.desk','account_added','1','{"id": 1, "name": "main", "organisation": "ООО «Наша компания»", "account": "40702810740000432537", "bic": "044525225", "inn": "7707083893", "currency": "RUB", "is_default": true, "closed": false}','7ad0aad8f9441972d1e3b06abe49251e3fa3b42ad49014079cbf6003ed257ec0','{"id":19,"actor":"vera.desk","action":"account_added","subject":"1","detail":"{\"id\": 1, \"name\": \"main\", \"organisation\": \"ООО «Наша компания»\", \"account\": \"40702810740000432537\", \"bic\": \"044525225\", \"inn\": \"7707083893\", \"currency\": \"RUB\", \"is_default\": true, \"closed\": false}","at":"2026-11-24T21:22:47.354495Z","prev":"7ad0aad8f9441972d1e3b06abe49251e3fa3b42ad49014079cbf6003ed257ec0"}','c4ef489630499091ceb5ec1810f40752d2f83b03f72a1ce841a0c0680b9a6804');
INSERT INTO "admin_event" VALUES(20,'2026-11-24T21:22:47.432605Z','vera.desk','bank_file_made','1','{"id": 1, "at": "2026-11-24T21:22:47.431099+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\",\"seal\":null,\"orders\":[[2,1]]}"}','c4ef489630499091ceb5ec1810f40752d2f83b03f72a1ce841a0c0680b9a6804','{"id":20,"actor":"vera.desk","action":"bank_file_made","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-24T21:22:47.431099+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\"}","at":"2026-11-24T21:22:47.432605Z","prev":"c4ef489630499091ceb5ec1810f40752d2f83b03f72a1ce841a0c0680b9a6804"}','a518c0ab2abb7b9db45c83781703e898cf277747e68c348702e4ed1d55ddef01');
INSERT INTO "admin_event" VALUES(21,'2026-11-24T21:22:47.456630Z','vera.desk','bank_file_voided','1','{"id": 1, "at": "2026-11-24T21:22:47.431099+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae", "orders": 1, "total": 1234567, "manifest": "{\"batch\":1,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\",\"seal\":null,\"orders\":[[2,1]]}", "voided_by": "vera.desk", "voided_at": "2026-11-24T21:22:47.455497+00:00", "void_reason": "не отправлен"}','a518c0ab2abb7b9db45c83781703e898cf277747e68c348702e4ed1d55ddef01','{"id":21,"actor":"vera.desk","action":"bank_file_voided","subject":"1","detail":"{\"id\": 1, \"at\": \"2026-11-24T21:22:47.431099+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":1,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,1]]}\", \"voided_by\": \"vera.desk\", \"voided_at\": \"2026-11-24T21:22:47.455497+00:00\", \"void_reason\": \"не отправлен\"}","at":"2026-11-24T21:22:47.456630Z","prev":"a518c0ab2abb7b9db45c83781703e898cf277747e68c348702e4ed1d55ddef01"}','458707926ca18c326ed8b96ab41237951080fc3e557c886b0dc806248d05ace4');
INSERT INTO "admin_event" VALUES(22,'2026-11-24T21:22:47.481193Z','vera.desk','bank_file_made','2','{"id": 2, "at": "2026-11-24T21:22:47.479420+00:00", "actor": "vera.desk", "own_account_id": 1, "sha256": "2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39", "orders": 1, "total": 1234567, "manifest": "{\"batch\":2,\"account\":\"40702810740000432537\",\"format\":\"1c\",\"currency\":\"RUB\",\"encoding\":\"windows\",\"date\":\"2026-12-01\",\"count\":1,\"total\":\"12345.67\",\"sha256\":\"2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39\",\"seal\":null,\"orders\":[[2,2]]}"}','458707926ca18c326ed8b96ab41237951080fc3e557c886b0dc806248d05ace4','{"id":22,"actor":"vera.desk","action":"bank_file_made","subject":"2","detail":"{\"id\": 2, \"at\": \"2026-11-24T21:22:47.479420+00:00\", \"actor\": \"vera.desk\", \"own_account_id\": 1, \"sha256\": \"2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39\", \"orders\": 1, \"total\": 1234567, \"manifest\": \"{\\\"batch\\\":2,\\\"account\\\":\\\"40702810740000432537\\\",\\\"format\\\":\\\"1c\\\",\\\"currency\\\":\\\"RUB\\\",\\\"encoding\\\":\\\"windows\\\",\\\"date\\\":\\\"2026-12-01\\\",\\\"count\\\":1,\\\"total\\\":\\\"12345.67\\\",\\\"sha256\\\":\\\"2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39\\\",\\\"seal\\\":null,\\\"orders\\\":[[2,2]]}\"}","at":"2026-11-24T21:22:47.481193Z","prev":"458707926ca18c326ed8b96ab41237951080fc3e557c886b0dc806248d05ace4"}','0a2309128c456bfd439c39c614f006ded4fbdbc4679c9a114094a8aae4455e61');
INSERT INTO "admin_event" VALUES(23,'2026-11-24T21:22:47.515903Z','vera.desk','statement_loaded','1','{"id": 1, "name": "kl_to_1c.txt", "sha256": "77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf", "documents": 1, "digest": "c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4", "at": "2026-11-24T21:22:47.514700+00:00", "actor": "vera.desk"}','0a2309128c456bfd439c39c614f006ded4fbdbc4679c9a114094a8aae4455e61','{"id":23,"actor":"vera.desk","action":"statement_loaded","subject":"1","detail":"{\"id\": 1, \"name\": \"kl_to_1c.txt\", \"sha256\": \"77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf\", \"documents\": 1, \"digest\": \"c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4\", \"at\": \"2026-11-24T21:22:47.514700+00:00\", \"actor\": \"vera.desk\"}","at":"2026-11-24T21:22:47.515903Z","prev":"0a2309128c456bfd439c39c614f006ded4fbdbc4679c9a114094a8aae4455e61"}','c5e7c6ec888940b2122254361fc0d97e76a796a17eb9be8510526995fbf9e571');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE bank (
	bic TEXT NOT NULL, 
	name TEXT NOT NULL, 
	city TEXT DEFAULT '' NOT NULL, 
	corr_accounts TEXT DEFAULT '' NOT NULL, 
	details TEXT DEFAULT '{}' NOT NULL, 
	swift TEXT DEFAULT '' NOT NULL, 
	removed BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_bank PRIMARY KEY (bic), 
	CONSTRAINT ck_bank_bic_length CHECK (length(bic) BETWEEN 1 AND 11)
);
CREATE TABLE bank_batch (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	own_account_id INTEGER NOT NULL, 
	sha256 TEXT NOT NULL, 
	orders INTEGER NOT NULL, 
	total BIGINT NOT NULL, 
	manifest TEXT NOT NULL, 
	voided_by TEXT, 
	voided_at TEXT, 
	void_reason TEXT, 
	CONSTRAINT pk_bank_batch PRIMARY KEY (id), 
	CONSTRAINT ck_bank_batch_manifest_length CHECK (length(manifest) BETWEEN 1 AND 1000000), 
	CONSTRAINT ck_bank_batch_void_reason_length CHECK (length(void_reason) BETWEEN 1 AND 2000), 
	CONSTRAINT fk_bank_batch_own_account_id FOREIGN KEY(own_account_id) REFERENCES own_account (id), 
	CONSTRAINT fk_bank_batch_sha256 FOREIGN KEY(sha256) REFERENCES blob (sha256)
);
INSERT INTO "bank_batch" VALUES(1,'2026-11-24T21:22:47.431099Z','vera.desk',1,'867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae',1,1234567,'{"batch":1,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae","seal":null,"orders":[[2,1]]}','vera.desk','2026-11-24T21:22:47.455497Z','не отправлен');
INSERT INTO "bank_batch" VALUES(2,'2026-11-24T21:22:47.479420Z','vera.desk',1,'2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39',1,1234567,'{"batch":2,"account":"40702810740000432537","format":"1c","currency":"RUB","encoding":"windows","date":"2026-12-01","count":1,"total":"12345.67","sha256":"2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39","seal":null,"orders":[[2,2]]}',NULL,NULL,NULL);
CREATE TABLE bank_batch_item (
	batch_id INTEGER NOT NULL, 
	request_id INTEGER NOT NULL, 
	own_account_id INTEGER NOT NULL, 
	year INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	date DATE NOT NULL, 
	amount BIGINT NOT NULL, 
	CONSTRAINT pk_bank_batch_item PRIMARY KEY (batch_id, request_id), 
	CONSTRAINT ck_bank_batch_item_number CHECK (number BETWEEN 1 AND 999999 AND number % 1000 <> 0), 
	CONSTRAINT fk_bank_batch_item_batch_id FOREIGN KEY(batch_id) REFERENCES bank_batch (id), 
	CONSTRAINT fk_bank_batch_item_own_account_id FOREIGN KEY(own_account_id) REFERENCES own_account (id), 
	CONSTRAINT fk_bank_batch_item_request_id FOREIGN KEY(request_id) REFERENCES request (id)
);
INSERT INTO "bank_batch_item" VALUES(1,2,1,2026,1,'2026-12-01',1234567);
INSERT INTO "bank_batch_item" VALUES(2,2,1,2026,2,'2026-12-01',1234567);
CREATE TABLE bank_load (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	business_day DATE NOT NULL, 
	version INTEGER NOT NULL, 
	complete BOOLEAN NOT NULL, 
	sha256 TEXT NOT NULL, 
	entries INTEGER NOT NULL, 
	CONSTRAINT pk_bank_load PRIMARY KEY (id)
);
CREATE TABLE blob (
	sha256 TEXT NOT NULL, 
	size BIGINT NOT NULL, 
	body BLOB NOT NULL, 
	CONSTRAINT pk_blob PRIMARY KEY (sha256), 
	CONSTRAINT ck_blob_size CHECK (length(body) = size)
);
INSERT INTO "blob" VALUES('fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885',16,X'255044462D312E3420696E766F696365');
INSERT INTO "blob" VALUES('867f89dd52e1db0778e72cd6c79948750faabbb020f5b71bd8148e996bf26dae',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32342E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D32313A32323A34370D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D310D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
INSERT INTO "blob" VALUES('2cab94e9c94aba94469d9caa3f6b022491f2c7209f5eca1a785def28d8edcd39',1009,X'3143436C69656E7442616E6B45786368616E67650D0AC2E5F0F1E8FFD4EEF0ECE0F2E03D312E30330D0ACAEEE4E8F0EEE2EAE03D57696E646F77730D0ACEF2EFF0E0E2E8F2E5EBFC3D7061796465736B0D0ACFEEEBF3F7E0F2E5EBFC3D0D0AC4E0F2E0D1EEE7E4E0EDE8FF3D32342E31312E323032360D0AC2F0E5ECFFD1EEE7E4E0EDE8FF3D32313A32323A34370D0AC4E0F2E0CDE0F7E0EBE03D30312E31322E323032360D0AC4E0F2E0CAEEEDF6E03D30312E31322E323032360D0AD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0AC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0AD1E5EAF6E8FFC4EEEAF3ECE5EDF23DCFEBE0F2E5E6EDEEE520EFEEF0F3F7E5EDE8E50D0ACDEEECE5F03D320D0AC4E0F2E03D30312E31322E323032360D0AD1F3ECECE03D31323334352E36370D0ACFEBE0F2E5EBFCF9E8EAD1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EA3DC8CDCD203737303730383338393320CECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAC8CDCD3D373730373038333839330D0ACFEBE0F2E5EBFCF9E8EA313DCECECE20ABCDE0F8E020EAEEECEFE0EDE8FFBB0D0ACFEBE0F2E5EBFCF9E8EAD0E0F1F7D1F7E5F23D34303730323831303734303030303433323533370D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA313D0D0ACFEBE0F2E5EBFCF9E8EAC1E0EDEA323D0D0ACFEBE0F2E5EBFCF9E8EAC1C8CA3D3034343532353232350D0ACFEBE0F2E5EBFCF9E8EACAEEF0F1F7E5F23D0D0ACFEEEBF3F7E0F2E5EBFCD1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFC3DC8CDCD203937313430313732303720CECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCC8CDCD3D393731343031373230370D0ACFEEEBF3F7E0F2E5EBFC313DCECECE20ABC1D0D3CBC5D0BB0D0ACFEEEBF3F7E0F2E5EBFCD0E0F1F7D1F7E5F23D34303730323831303431303030313531383637390D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA313D0D0ACFEEEBF3F7E0F2E5EBFCC1E0EDEA323D0D0ACFEEEBF3F7E0F2E5EBFCC1C8CA3D3034343532353937340D0ACFEEEBF3F7E0F2E5EBFCCAEEF0F1F7E5F23D33303130313831303134353235303030303937340D0AC2E8E4CFEBE0F2E5E6E03D0D0AC2E8E4CEEFEBE0F2FB3D30310D0ACAEEE43D0D0ACFEBE0F2E5EBFCF9E8EACACFCF3D0D0ACFEEEBF3F7E0F2E5EBFCCACFCF3D0D0ACEF7E5F0E5E4EDEEF1F2FC3D350D0ACDE0E7EDE0F7E5EDE8E5CFEBE0F2E5E6E03DCEEFEBE0F2E020322C20E1E5E720CDC4D10D0ACAEEEDE5F6C4EEEAF3ECE5EDF2E00D0ACAEEEDE5F6D4E0E9EBE00D0A');
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
	hash TEXT NOT NULL, detail TEXT, batch BIGINT, statement_line BIGINT, 
	CONSTRAINT pk_event PRIMARY KEY (request_id, seq), 
	CONSTRAINT ck_event_comment_length CHECK (length(comment) BETWEEN 1 AND 2000), 
	CONSTRAINT ck_event_key_length CHECK (length(key) BETWEEN 1 AND 64), 
	CONSTRAINT ck_event_payment_number_length CHECK (length(payment_number) BETWEEN 1 AND 40), 
	CONSTRAINT fk_event_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT uq_event_key UNIQUE ("key")
);
INSERT INTO "event" VALUES(1,1,'2026-11-24T21:22:46.734631Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'ef19611890f44fb780cd6272907e7f65-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 1, без НДС","invoice_number":"1","invoice_date":"2026-11-20"}','','{"request_id":1,"seq":1,"at":"2026-11-24T21:22:46.734631Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"ef19611890f44fb780cd6272907e7f65-0","detail":"{}","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":""}','7ce0c492d0e7dd8fd81e964e50b1886cbd4323e76d2d2eccd6039d711ae13420','{}',NULL,NULL);
INSERT INTO "event" VALUES(1,2,'2026-11-24T21:22:46.738482Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'36993be8a43845c198abcfa37148f8a4-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'7ce0c492d0e7dd8fd81e964e50b1886cbd4323e76d2d2eccd6039d711ae13420','{"request_id":1,"seq":2,"at":"2026-11-24T21:22:46.738482Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"36993be8a43845c198abcfa37148f8a4-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"7ce0c492d0e7dd8fd81e964e50b1886cbd4323e76d2d2eccd6039d711ae13420"}','89b82aa6683d8e007e385a9112d8330015e6d1a15c76d90d978ac2c3a06d40ff',NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,3,'2026-11-24T21:22:46.927032Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'e02c852488774a10aae0f123af3bf107-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'89b82aa6683d8e007e385a9112d8330015e6d1a15c76d90d978ac2c3a06d40ff','{"request_id":1,"seq":3,"at":"2026-11-24T21:22:46.927032Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"e02c852488774a10aae0f123af3bf107-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"89b82aa6683d8e007e385a9112d8330015e6d1a15c76d90d978ac2c3a06d40ff"}','496ee3325171d0bd1a82085d37c0d8cd915fa2de4cb1675cc136cc4cb015eaf3',NULL,NULL,NULL);
INSERT INTO "event" VALUES(1,4,'2026-11-24T21:22:46.946999Z','vera.desk','pay','approved','paid',4,3,NULL,'2026-12-01','345',NULL,'1739df91028d47eeac8a32d2b4899198-0','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92',NULL,'496ee3325171d0bd1a82085d37c0d8cd915fa2de4cb1675cc136cc4cb015eaf3','{"request_id":1,"seq":4,"at":"2026-11-24T21:22:46.946999Z","actor":"vera.desk","action":"pay","from_status":"approved","to_status":"paid","version":4,"seen_version":3,"payment_date":"2026-12-01","payment_number":"345","key":"1739df91028d47eeac8a32d2b4899198-0","digest":"58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92","prev":"496ee3325171d0bd1a82085d37c0d8cd915fa2de4cb1675cc136cc4cb015eaf3"}','b426ae0ebd0f20ed9ad3625dc07c07931cd02e1b3f29b0dc34b8c33aba2e7ddf',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,1,'2026-11-24T21:22:46.964641Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'8cc646c106af4d08b6ce6341a309a726-0','1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20"}','','{"request_id":2,"seq":1,"at":"2026-11-24T21:22:46.964641Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"8cc646c106af4d08b6ce6341a309a726-0","detail":"{}","digest":"1add1ea8e095edee775b23f34ead5e54c339d8890c42313620f43849fb4b9b30","prev":""}','df47ff16172bf5f98366735ce668cdb38c46b9b7310ec1deac6fe035172cd4cb','{}',NULL,NULL);
INSERT INTO "event" VALUES(2,2,'2026-11-24T21:22:46.968627Z','anna.desk','attach','draft','draft',2,1,NULL,NULL,NULL,'fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885','96eb8cc52d6b49ebafc8e0df94d47167-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 2, без НДС","invoice_number":"2","invoice_date":"2026-11-20","files":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885"}','df47ff16172bf5f98366735ce668cdb38c46b9b7310ec1deac6fe035172cd4cb','{"request_id":2,"seq":2,"at":"2026-11-24T21:22:46.968627Z","actor":"anna.desk","action":"attach","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"file":"fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885","key":"96eb8cc52d6b49ebafc8e0df94d47167-0","detail":"{\"kind\":\"invoice\",\"name\":\"invoice.pdf\",\"media_type\":\"application/pdf\",\"added_by\":\"anna.desk\",\"added_at\":\"2026-11-24T21:22:46.967210Z\",\"id\":1}","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"df47ff16172bf5f98366735ce668cdb38c46b9b7310ec1deac6fe035172cd4cb"}','df4725cdeb472659904e9e2677a4864556413206c2594d844be0aa3f14f58178','{"kind":"invoice","name":"invoice.pdf","media_type":"application/pdf","added_by":"anna.desk","added_at":"2026-11-24T21:22:46.967210Z","id":1}',NULL,NULL);
INSERT INTO "event" VALUES(2,3,'2026-11-24T21:22:46.970706Z','anna.desk','submit','draft','pending',3,2,NULL,NULL,NULL,NULL,'36bb6806196f441e893eb11afefb716c-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'df4725cdeb472659904e9e2677a4864556413206c2594d844be0aa3f14f58178','{"request_id":2,"seq":3,"at":"2026-11-24T21:22:46.970706Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":3,"seen_version":2,"key":"36bb6806196f441e893eb11afefb716c-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"df4725cdeb472659904e9e2677a4864556413206c2594d844be0aa3f14f58178"}','8343936bcab3a86d23ff5c4da8e6d06c0eb1ed55bf7e3f3c144d2ee7a25923a2',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,4,'2026-11-24T21:22:46.992323Z','hanna.desk','approve','pending','approved',4,3,NULL,NULL,NULL,NULL,'4982995c8a0e4b94b752a015d5d30a87-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'8343936bcab3a86d23ff5c4da8e6d06c0eb1ed55bf7e3f3c144d2ee7a25923a2','{"request_id":2,"seq":4,"at":"2026-11-24T21:22:46.992323Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":4,"seen_version":3,"key":"4982995c8a0e4b94b752a015d5d30a87-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"8343936bcab3a86d23ff5c4da8e6d06c0eb1ed55bf7e3f3c144d2ee7a25923a2"}','634875135bfb8d5b57ef5bc49526ca154a9aae28fa5be149376411f32232ffaf',NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,1,'2026-11-24T21:22:47.015592Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'7cc7831a10b24ca589319484b85844c7-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 3, без НДС","invoice_number":"3","invoice_date":"2026-11-20"}','','{"request_id":3,"seq":1,"at":"2026-11-24T21:22:47.015592Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"7cc7831a10b24ca589319484b85844c7-0","detail":"{}","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":""}','173591ecf7849573127155107983e1335f58d30e70037a51f2ed0a7a89f0baed','{}',NULL,NULL);
INSERT INTO "event" VALUES(3,2,'2026-11-24T21:22:47.018339Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'5bd86e5609064be696ad0f788108611c-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'173591ecf7849573127155107983e1335f58d30e70037a51f2ed0a7a89f0baed','{"request_id":3,"seq":2,"at":"2026-11-24T21:22:47.018339Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"5bd86e5609064be696ad0f788108611c-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"173591ecf7849573127155107983e1335f58d30e70037a51f2ed0a7a89f0baed"}','810df45ab8d84feadae393b94d9a7bcebd32c27e50f5836cbf87d44a26e04521',NULL,NULL,NULL);
INSERT INTO "event" VALUES(3,3,'2026-11-24T21:22:47.037782Z','hanna.desk','reject','pending','rejected',3,2,'Нет в бюджете',NULL,NULL,NULL,'829b9582f6254714901a53c0c620d8b5-0','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,'810df45ab8d84feadae393b94d9a7bcebd32c27e50f5836cbf87d44a26e04521','{"request_id":3,"seq":3,"at":"2026-11-24T21:22:47.037782Z","actor":"hanna.desk","action":"reject","from_status":"pending","to_status":"rejected","version":3,"seen_version":2,"comment":"Нет в бюджете","key":"829b9582f6254714901a53c0c620d8b5-0","digest":"869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df","prev":"810df45ab8d84feadae393b94d9a7bcebd32c27e50f5836cbf87d44a26e04521"}','458e43bf7d53a2dea19f60f341f73220bcaebd0cad56700b5461738692d9f474',NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,1,'2026-11-24T21:22:47.053840Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'ed61957692b34d7ba5d90a9308ef487b-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 4, без НДС","invoice_number":"4","invoice_date":"2026-11-20"}','','{"request_id":4,"seq":1,"at":"2026-11-24T21:22:47.053840Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"ed61957692b34d7ba5d90a9308ef487b-0","detail":"{}","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":""}','2251c1240893867b38cdd6ed971bbb6a232f0f8103fd6328e1dc6892243319bb','{}',NULL,NULL);
INSERT INTO "event" VALUES(4,2,'2026-11-24T21:22:47.056961Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'a6dfcee87bb243c4b5ccbf4de5fb1b89-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'2251c1240893867b38cdd6ed971bbb6a232f0f8103fd6328e1dc6892243319bb','{"request_id":4,"seq":2,"at":"2026-11-24T21:22:47.056961Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"a6dfcee87bb243c4b5ccbf4de5fb1b89-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"2251c1240893867b38cdd6ed971bbb6a232f0f8103fd6328e1dc6892243319bb"}','863c84b31178fed0f7d1d283805b3591777a408df934cc80561b4ec9e4e6ece2',NULL,NULL,NULL);
INSERT INTO "event" VALUES(4,3,'2026-11-24T21:22:47.080155Z','hanna.desk','comment','pending','pending',2,NULL,'Посмотрю завтра',NULL,NULL,NULL,'2e7e6f687e334de28ef12eb80ffb72b9-0','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,'863c84b31178fed0f7d1d283805b3591777a408df934cc80561b4ec9e4e6ece2','{"request_id":4,"seq":3,"at":"2026-11-24T21:22:47.080155Z","actor":"hanna.desk","action":"comment","from_status":"pending","to_status":"pending","version":2,"comment":"Посмотрю завтра","key":"2e7e6f687e334de28ef12eb80ffb72b9-0","digest":"86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea","prev":"863c84b31178fed0f7d1d283805b3591777a408df934cc80561b4ec9e4e6ece2"}','9df41a4a4fbce97ec84946811c115ee911e67cd3d3a32574dce68035e795a48a',NULL,NULL,NULL);
INSERT INTO "event" VALUES(5,1,'2026-11-24T21:22:47.095002Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'7e991a8d12f5474397eaf61ad9e8667d-0','09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','','{"request_id":5,"seq":1,"at":"2026-11-24T21:22:47.095002Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"7e991a8d12f5474397eaf61ad9e8667d-0","detail":"{}","digest":"09f3ee3986d5a1187b388139ae16f2d0786b2c15d416f6272b08b50ea0796753","prev":""}','c4229920313e8fee961588e31f537fcc2254fcb0ad5dbc26f60fac1dcad231c2','{}',NULL,NULL);
INSERT INTO "event" VALUES(5,2,'2026-11-24T21:22:47.119976Z','anna.desk','edit','draft','draft',2,1,NULL,NULL,NULL,NULL,'d04be6628b6a4e719e2d8803c4b78c1a-0','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":9950,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 5, без НДС","invoice_number":"5","invoice_date":"2026-11-20"}','c4229920313e8fee961588e31f537fcc2254fcb0ad5dbc26f60fac1dcad231c2','{"request_id":5,"seq":2,"at":"2026-11-24T21:22:47.119976Z","actor":"anna.desk","action":"edit","from_status":"draft","to_status":"draft","version":2,"seen_version":1,"key":"d04be6628b6a4e719e2d8803c4b78c1a-0","digest":"4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea","prev":"c4229920313e8fee961588e31f537fcc2254fcb0ad5dbc26f60fac1dcad231c2"}','e57225177694d528d846e8e9818c61aa8d8639e90406ff2aba00da3ce179a888',NULL,NULL,NULL);
INSERT INTO "event" VALUES(6,1,'2026-11-24T21:22:47.141855Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'17b21274255745c9893f7f230bbd18f6-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 6, без НДС","invoice_number":"6","invoice_date":"2026-11-20"}','','{"request_id":6,"seq":1,"at":"2026-11-24T21:22:47.141855Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"17b21274255745c9893f7f230bbd18f6-0","detail":"{}","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":""}','48daed8122ad891b18e9432f2e13f64417a3111a630f6e4dc0bbf9d38afc83c5','{}',NULL,NULL);
INSERT INTO "event" VALUES(6,2,'2026-11-24T21:22:47.161755Z','anna.desk','discard','draft','discarded',2,1,NULL,NULL,NULL,NULL,'79398d3eebcf4ce7af1f5352b025492f-0','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,'48daed8122ad891b18e9432f2e13f64417a3111a630f6e4dc0bbf9d38afc83c5','{"request_id":6,"seq":2,"at":"2026-11-24T21:22:47.161755Z","actor":"anna.desk","action":"discard","from_status":"draft","to_status":"discarded","version":2,"seen_version":1,"key":"79398d3eebcf4ce7af1f5352b025492f-0","digest":"9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b","prev":"48daed8122ad891b18e9432f2e13f64417a3111a630f6e4dc0bbf9d38afc83c5"}','538bd69343b67d7a9cfe530d4a621cc269a104fd104bbf7a5ebdc0c7600e392c',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,1,'2026-11-24T21:22:47.177112Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'c0365b89e3c842479e7c479d722f397d-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57','{"subject":"Кабель для стенда","contractor":"ООО «БРУЛЕР»","amount":1234567,"currency":"RUB","due_date":"2026-12-04","requisites":"ООО «БРУЛЕР»\nИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974","inn":"9714017207","bic":"044525974","account":"40702810410001518679","corr_account":"30101810145250000974","purpose":"Оплата 7, без НДС","invoice_number":"7","invoice_date":"2026-11-20"}','','{"request_id":7,"seq":1,"at":"2026-11-24T21:22:47.177112Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"c0365b89e3c842479e7c479d722f397d-0","detail":"{}","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":""}','79b987e137d0a439975f4e09fce65afe695ad09db74b086f4a35391c08faf6d1','{}',NULL,NULL);
INSERT INTO "event" VALUES(7,2,'2026-11-24T21:22:47.180719Z','anna.desk','submit','draft','pending',2,1,NULL,NULL,NULL,NULL,'e098c4331e8543f88f82ec3fbaaa8279-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'79b987e137d0a439975f4e09fce65afe695ad09db74b086f4a35391c08faf6d1','{"request_id":7,"seq":2,"at":"2026-11-24T21:22:47.180719Z","actor":"anna.desk","action":"submit","from_status":"draft","to_status":"pending","version":2,"seen_version":1,"key":"e098c4331e8543f88f82ec3fbaaa8279-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"79b987e137d0a439975f4e09fce65afe695ad09db74b086f4a35391c08faf6d1"}','6cbe002a4b356984fdf22a424d91d11b8d8a6252d8464b9c11bdb9fc2bc3a4d4',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,3,'2026-11-24T21:22:47.201784Z','hanna.desk','approve','pending','approved',3,2,NULL,NULL,NULL,NULL,'c06d78fc11ea42da929754dc6673a264-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'6cbe002a4b356984fdf22a424d91d11b8d8a6252d8464b9c11bdb9fc2bc3a4d4','{"request_id":7,"seq":3,"at":"2026-11-24T21:22:47.201784Z","actor":"hanna.desk","action":"approve","from_status":"pending","to_status":"approved","version":3,"seen_version":2,"key":"c06d78fc11ea42da929754dc6673a264-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"6cbe002a4b356984fdf22a424d91d11b8d8a6252d8464b9c11bdb9fc2bc3a4d4"}','b3b536922bf434b0ca455f3acc24542be462bb28feb0687625750af97f7c21f3',NULL,NULL,NULL);
INSERT INTO "event" VALUES(7,4,'2026-11-24T21:22:47.220038Z','vera.desk','return','approved','draft',4,3,'Нет договора',NULL,NULL,NULL,'bdd37bc91fd54bbd91e5c6b0b64ae59c-0','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,'b3b536922bf434b0ca455f3acc24542be462bb28feb0687625750af97f7c21f3','{"request_id":7,"seq":4,"at":"2026-11-24T21:22:47.220038Z","actor":"vera.desk","action":"return","from_status":"approved","to_status":"draft","version":4,"seen_version":3,"comment":"Нет договора","key":"bdd37bc91fd54bbd91e5c6b0b64ae59c-0","digest":"173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57","prev":"b3b536922bf434b0ca455f3acc24542be462bb28feb0687625750af97f7c21f3"}','97b816c4f75078cfc6e30445d2cb7e03867e119773e12c48f093ce656221320a',NULL,NULL,NULL);
INSERT INTO "event" VALUES(8,1,'2026-11-24T21:22:47.296338Z','anna.desk','create',NULL,'draft',1,0,NULL,NULL,NULL,NULL,'f0b13189d80b4f23b6231d2ed076254b-0','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf','{"subject":"Услуги","contractor":"ООО Ромашка","amount":10000,"currency":"RUB"}','','{"request_id":8,"seq":1,"at":"2026-11-24T21:22:47.296338Z","actor":"anna.desk","action":"create","to_status":"draft","version":1,"seen_version":0,"key":"f0b13189d80b4f23b6231d2ed076254b-0","detail":"{\"key\":\"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203\"}","digest":"d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf","prev":""}','55ac1f1be30b094d7ea1d5f4586973332a452633bdaea09250f9265c75afc071','{"key":"ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203"}',NULL,NULL);
INSERT INTO "event" VALUES(2,5,'2026-11-24T21:22:47.433557Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','1',NULL,'783797058f7e49308048f4e27c02207c-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'634875135bfb8d5b57ef5bc49526ca154a9aae28fa5be149376411f32232ffaf','{"request_id":2,"seq":5,"at":"2026-11-24T21:22:47.433557Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"1","key":"783797058f7e49308048f4e27c02207c-0","batch":1,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"634875135bfb8d5b57ef5bc49526ca154a9aae28fa5be149376411f32232ffaf"}','46cb18a88366ea366d53a984226baa0c9939706834b4f8bed1836b399b1d498a',NULL,1,NULL);
INSERT INTO "event" VALUES(2,6,'2026-11-24T21:22:47.454246Z','vera.desk','recall','approved','approved',4,NULL,'не отправлен',NULL,NULL,NULL,'d84b67e4f0d546e797b9486bb82a6af4-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'46cb18a88366ea366d53a984226baa0c9939706834b4f8bed1836b399b1d498a','{"request_id":2,"seq":6,"at":"2026-11-24T21:22:47.454246Z","actor":"vera.desk","action":"recall","from_status":"approved","to_status":"approved","version":4,"comment":"не отправлен","key":"d84b67e4f0d546e797b9486bb82a6af4-0","digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"46cb18a88366ea366d53a984226baa0c9939706834b4f8bed1836b399b1d498a"}','b6a4e9053b5658ac5e7e1a42df466a4866957f57bbca90929d9d85ddf56aa70f',NULL,NULL,NULL);
INSERT INTO "event" VALUES(2,7,'2026-11-24T21:22:47.482128Z','vera.desk','export','approved','approved',4,NULL,NULL,'2026-12-01','2',NULL,'0db08979b4f846458759be6109c20592-0','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7',NULL,'b6a4e9053b5658ac5e7e1a42df466a4866957f57bbca90929d9d85ddf56aa70f','{"request_id":2,"seq":7,"at":"2026-11-24T21:22:47.482128Z","actor":"vera.desk","action":"export","from_status":"approved","to_status":"approved","version":4,"payment_date":"2026-12-01","payment_number":"2","key":"0db08979b4f846458759be6109c20592-0","batch":2,"digest":"5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7","prev":"b6a4e9053b5658ac5e7e1a42df466a4866957f57bbca90929d9d85ddf56aa70f"}','cebeab3ef3d9420ea1660b061127a6cc63835f2c384a6a5a10b5123a8e417f22',NULL,2,NULL);
CREATE TABLE own_account (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	inn TEXT, 
	kpp TEXT, 
	account TEXT NOT NULL, 
	bic TEXT NOT NULL, 
	corr_account TEXT, 
	bank TEXT, 
	city TEXT, 
	currency TEXT DEFAULT 'RUB' NOT NULL, 
	is_default BOOLEAN DEFAULT '0' NOT NULL, 
	closed BOOLEAN DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_own_account PRIMARY KEY (id), 
	CONSTRAINT ck_own_account_name_length CHECK (length(name) BETWEEN 1 AND 100), 
	CONSTRAINT ck_own_account_organisation_length CHECK (length(organisation) BETWEEN 1 AND 160), 
	CONSTRAINT uq_own_account_account UNIQUE (account), 
	CONSTRAINT uq_own_account_name UNIQUE (name)
);
INSERT INTO "own_account" VALUES(1,'main','ООО «Наша компания»','7707083893',NULL,'40702810740000432537','044525225',NULL,NULL,NULL,'RUB',1,0);
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
INSERT INTO "person" VALUES('boris.desk','Boris',NULL,0);
INSERT INTO "person" VALUES('hanna.desk','Hanna',NULL,0);
INSERT INTO "person" VALUES('henry.desk','Henry',NULL,0);
INSERT INTO "person" VALUES('vera.desk','Vera',NULL,0);
INSERT INTO "person" VALUES('viktor.desk','Viktor',NULL,0);
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
INSERT INTO "person_role" VALUES('boris.desk','manager');
INSERT INTO "person_role" VALUES('hanna.desk','head');
INSERT INTO "person_role" VALUES('henry.desk','head');
INSERT INTO "person_role" VALUES('keeper.desk','admin');
INSERT INTO "person_role" VALUES('olga.desk','auditor');
INSERT INTO "person_role" VALUES('vera.desk','accountant');
INSERT INTO "person_role" VALUES('viktor.desk','accountant');
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
	invoice_date DATE, fingerprint TEXT, exported_in BIGINT, 
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
INSERT INTO "request" VALUES(1,4,'paid','anna.desk','2026-11-24T21:22:46.734631Z','2026-11-24T21:22:46.946999Z',4,'b426ae0ebd0f20ed9ad3625dc07c07931cd02e1b3f29b0dc34b8c33aba2e7ddf','58c924b231a8e8933f46ab30f09b5e94511b5f65e4b65b470f53888ddbb9fc92','hanna.desk','2026-11-24T21:22:46.927032Z','vera.desk','2026-12-01','345',NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 1 оплата 1 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 1, без НДС','1','2026-11-20','be402047aa1757f59b889f5be7a7aaf4',NULL);
INSERT INTO "request" VALUES(2,4,'approved','anna.desk','2026-11-24T21:22:46.964641Z','2026-11-24T21:22:47.482128Z',7,'cebeab3ef3d9420ea1660b061127a6cc63835f2c384a6a5a10b5123a8e417f22','5f03abba2d0320872046d24b54f971a62e4c42d7cc89582221627441c4aabbb7','hanna.desk','2026-11-24T21:22:46.992323Z',NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 2 оплата 2 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 2, без НДС','2','2026-11-20','774be3c9e0eb0a915870e961ba3e783a',2);
INSERT INTO "request" VALUES(3,3,'rejected','anna.desk','2026-11-24T21:22:47.015592Z','2026-11-24T21:22:47.037782Z',3,'458e43bf7d53a2dea19f60f341f73220bcaebd0cad56700b5461738692d9f474','869960e774429d5da89a10ea295d75dd19c9f12ce3a19500bfd7c011ba6064df',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 3 оплата 3 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 3, без НДС','3','2026-11-20','c0a3439437ebb35a0b55fccfd56065a2',NULL);
INSERT INTO "request" VALUES(4,2,'pending','anna.desk','2026-11-24T21:22:47.053840Z','2026-11-24T21:22:47.080155Z',3,'9df41a4a4fbce97ec84946811c115ee911e67cd3d3a32574dce68035e795a48a','86d9c7761fb83b5530e356f2c34f45b50ec55e35ab5c31fcd18b6ebde2cefbea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 4 оплата 4 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 4, без НДС','4','2026-11-20','14bf6986954fb376fcbc83358ce6e90e',NULL);
INSERT INTO "request" VALUES(5,2,'draft','anna.desk','2026-11-24T21:22:47.095002Z','2026-11-24T21:22:47.119976Z',2,'e57225177694d528d846e8e9818c61aa8d8639e90406ff2aba00da3ce179a888','4eded695897e01400a5d0fb942ac715596755fd31c166ad9f6185ffac412e3ea',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 5 оплата 5 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',9950,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 5, без НДС','5','2026-11-20','d7336dee47881df2d994b0a47bc6fa08',NULL);
INSERT INTO "request" VALUES(6,2,'discarded','anna.desk','2026-11-24T21:22:47.141855Z','2026-11-24T21:22:47.161755Z',2,'538bd69343b67d7a9cfe530d4a621cc269a104fd104bbf7a5ebdc0c7600e392c','9677ba08cfab410980ef5e238682bae9788af4082a55b01e3b27c41ee2b9d39b',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 6 оплата 6 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 6, без НДС','6','2026-11-20','6bf3f7e06ae0265ae5b38741e54911ea',NULL);
INSERT INTO "request" VALUES(7,4,'draft','anna.desk','2026-11-24T21:22:47.177112Z','2026-11-24T21:22:47.220038Z',4,'97b816c4f75078cfc6e30445d2cb7e03867e119773e12c48f093ce656221320a','173f21a3c56545362c549526d90e01d7c7ea96891644d891a4e06af8fc5c8a57',NULL,NULL,NULL,NULL,NULL,'vera.desk',NULL,'кабель для стенда ооо брулер 9714017207 40702810410001518679 7 оплата 7 без ндс','брулер','Кабель для стенда','ООО «БРУЛЕР»',1234567,'RUB','2026-12-04','ООО «БРУЛЕР»
ИНН 9714017207, р/с 40702810410001518679, БИК 044525974, к/с 30101810145250000974','9714017207',NULL,'044525974','40702810410001518679','30101810145250000974',NULL,'Оплата 7, без НДС','7','2026-11-20','1a3703f8c92964e243988b62fd82440a',NULL);
INSERT INTO "request" VALUES(8,1,'draft','anna.desk','2026-11-24T21:22:47.296338Z','2026-11-24T21:22:47.296338Z',1,'55ac1f1be30b094d7ea1d5f4586973332a452633bdaea09250f9265c75afc071','d0e5935a5049bc25ab9715ba4b763cf381fe397205bb991904ef5d41657d2baf',NULL,NULL,NULL,NULL,NULL,NULL,'ce95fe725b234d4730cdde9d684fadcda4ee48609cbc93dbab8d59443ed7c203','услуги ооо ромашка','ромашка','Услуги','ООО Ромашка',10000,'RUB',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b91bcc4a446ef8619221ae3016b098b0',NULL);
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
INSERT INTO "request_file" VALUES(1,2,'invoice','invoice.pdf','application/pdf','fe9fdd43245f8d76714bd6bac0628eb81668e188f894ec6a0d5bc45006bb5885',1,'anna.desk','2026-11-24T21:22:46.967210Z');
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
INSERT INTO "setting" VALUES('guards_sha256','e019635716a5e3af3aa14a91c22458fcd9115b512fbbc29dcf3af7bedcbc4d12');
INSERT INTO "setting" VALUES('database_id','b7b30d21');
CREATE TABLE statement (
	id INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	name TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	documents INTEGER NOT NULL, 
	digest TEXT NOT NULL, 
	CONSTRAINT pk_statement PRIMARY KEY (id), 
	CONSTRAINT ck_statement_name_length CHECK (length(name) BETWEEN 1 AND 255)
);
INSERT INTO "statement" VALUES(1,'2026-11-24T21:22:47.514700Z','vera.desk','kl_to_1c.txt','77c8e8113850fbf6c0023ca19b7451e5168126934c711c5ca875cf9ec03223cf',1,'c29caf14b4cdb49f966bd0349abada94bcd4cb67af53065dc8960cf114b2d4b4');
CREATE TABLE statement_line (
	id INTEGER NOT NULL, 
	statement_id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	line INTEGER NOT NULL, 
	direction TEXT NOT NULL, 
	own_account TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	number TEXT NOT NULL, 
	date DATE, 
	amount BIGINT, 
	partner TEXT NOT NULL, 
	partner_inn TEXT NOT NULL, 
	partner_account TEXT NOT NULL, 
	purpose TEXT NOT NULL, 
	request_id INTEGER, 
	outcome TEXT NOT NULL, 
	CONSTRAINT pk_statement_line PRIMARY KEY (id), 
	CONSTRAINT fk_statement_line_request_id FOREIGN KEY(request_id) REFERENCES request (id), 
	CONSTRAINT fk_statement_line_statement_id FOREIGN KEY(statement_id) REFERENCES statement (id), 
	CONSTRAINT uq_statement_line_key UNIQUE ("key")
);
INSERT INTO "statement_line" VALUES(1,1,'6f01037fd4d79107169456062f05cbbe60c26115347091f3acb0fd5861247520',17,'out','40702810740000432537','Платежное поручение','77','2026-12-01',500,'','','40702810938000012345','Комиссия',NULL,'unmatched');
CREATE INDEX ix_request_author_status ON request (author, status, due_date);
CREATE INDEX ix_request_contractor_key ON request (contractor_key, id);
CREATE INDEX ix_request_inn ON request (inn, id);
CREATE INDEX ix_request_file_request_id ON request_file (request_id);
CREATE INDEX ix_request_fingerprint ON request (fingerprint);
CREATE INDEX ix_request_status_due ON request (status, due_date, id, currency, amount, author, returned_by);
CREATE UNIQUE INDEX uq_saved_view_default ON saved_view (owner) WHERE is_default;
CREATE INDEX ix_seal_leaf_request_id ON seal_leaf (request_id, seq);
CREATE INDEX ix_bank_batch_item_request_id ON bank_batch_item (request_id);
CREATE UNIQUE INDEX uq_bank_batch_item_number ON bank_batch_item (own_account_id, year, number);
CREATE INDEX ix_statement_line_request_id ON statement_line (request_id);
CREATE INDEX ix_statement_line_statement_id ON statement_line (statement_id);
CREATE INDEX ix_request_account ON request (account, amount, status);
CREATE INDEX ix_request_file_sha256 ON request_file (sha256);
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
  WHEN r.exported_in IS NOT NULL AND (NEW.action = 'return' OR (NEW.action = 'export' AND ltrim(coalesce(NEW.comment, ''), '	
                  　') = ''))
    THEN RAISE(ABORT, 'PD014')
  WHEN NEW.action = 'recall' AND r.exported_in IS NULL
    THEN RAISE(ABORT, 'PD015')
  WHEN NEW.action = 'export' AND NOT EXISTS (SELECT 1 FROM bank_batch_item i JOIN bank_batch b ON b.id = i.batch_id WHERE b.id = NEW.batch AND i.request_id = r.id AND b.actor = NEW.actor AND b.voided_by IS NULL)
    THEN RAISE(ABORT, 'PD016')
  WHEN t.writes = 0 AND (t.moves = 1 OR t.action = 'export') AND t.target <> 'draft' AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') <> json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD012')
  WHEN t.writes = 1 AND coalesce((SELECT e.content FROM event e WHERE e.request_id = r.id AND e.content IS NOT NULL ORDER BY e.seq DESC LIMIT 1), '') = json_patch('{}', json_object('subject', r.subject, 'contractor', r.contractor, 'amount', r.amount, 'currency', r.currency, 'due_date', r.due_date, 'requisites', r.requisites, 'inn', r.inn, 'kpp', r.kpp, 'bic', r.bic, 'account', r.account, 'corr_account', r.corr_account, 'bank', r.bank, 'purpose', r.purpose, 'invoice_number', r.invoice_number, 'invoice_date', r.invoice_date, 'files', (SELECT group_concat(sha256, ',') FROM (SELECT f.sha256 FROM request_file f WHERE f.request_id = r.id AND f.in_content ORDER BY f.id))))
    THEN RAISE(ABORT, 'PD013')
END
FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('reject', 'pending', 'rejected', 'head', 'not_author', 1, 0, 1),
  ('return', 'pending', 'draft', 'head', 'not_author', 1, 0, 1),
  ('return', 'approved', 'draft', 'accountant head', 'not_author', 1, 0, 1),
  ('revise', 'rejected', 'draft', 'manager', 'author', 0, 0, 1),
  ('pay', 'approved', 'paid', 'accountant', 'not_decider', 0, 0, 1),
  ('export', 'approved', 'approved', 'accountant', 'not_decider', 0, 0, 0),
  ('recall', 'approved', 'approved', 'accountant', 'anyone', 1, 0, 0),
  ('reopen', 'paid', 'approved', 'accountant', 'anyone', 1, 0, 1),
  ('discard', 'draft', 'discarded', 'manager', 'author', 0, 0, 1),
  ('comment', 'draft', 'draft', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'pending', 'pending', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'approved', 'approved', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'paid', 'paid', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'rejected', 'rejected', 'manager head accountant', 'anyone', 1, 0, 0),
  ('attach', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('attach', 'pending', 'pending', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'approved', 'approved', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'paid', 'paid', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0)) v) t
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
FROM request r LEFT JOIN (SELECT v.column1 AS action, v.column2 AS source, v.column3 AS target, v.column4 AS roles, v.column5 AS who, v.column6 AS comment, v.column7 AS writes, v.column8 AS moves FROM (VALUES ('create', '', 'draft', 'manager', 'author', 0, 1, 1),
  ('edit', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('submit', 'draft', 'pending', 'manager', 'author', 0, 0, 1),
  ('withdraw', 'pending', 'draft', 'manager', 'author', 0, 0, 1),
  ('approve', 'pending', 'approved', 'head', 'not_author', 0, 0, 1),
  ('reject', 'pending', 'rejected', 'head', 'not_author', 1, 0, 1),
  ('return', 'pending', 'draft', 'head', 'not_author', 1, 0, 1),
  ('return', 'approved', 'draft', 'accountant head', 'not_author', 1, 0, 1),
  ('revise', 'rejected', 'draft', 'manager', 'author', 0, 0, 1),
  ('pay', 'approved', 'paid', 'accountant', 'not_decider', 0, 0, 1),
  ('export', 'approved', 'approved', 'accountant', 'not_decider', 0, 0, 0),
  ('recall', 'approved', 'approved', 'accountant', 'anyone', 1, 0, 0),
  ('reopen', 'paid', 'approved', 'accountant', 'anyone', 1, 0, 1),
  ('discard', 'draft', 'discarded', 'manager', 'author', 0, 0, 1),
  ('comment', 'draft', 'draft', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'pending', 'pending', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'approved', 'approved', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'paid', 'paid', 'manager head accountant', 'anyone', 1, 0, 0),
  ('comment', 'rejected', 'rejected', 'manager head accountant', 'anyone', 1, 0, 0),
  ('attach', 'draft', 'draft', 'manager', 'author', 0, 1, 1),
  ('attach', 'pending', 'pending', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'approved', 'approved', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'paid', 'paid', 'manager head accountant', 'anyone', 0, 0, 0),
  ('attach', 'rejected', 'rejected', 'manager head accountant', 'anyone', 0, 0, 0)) v) t
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
  exported_in = CASE WHEN NEW.action = 'export' THEN NEW.batch
    WHEN NEW.to_status IN ('approved', 'paid') AND NEW.action NOT IN ('recall', 'reopen') THEN exported_in END,
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
  WHEN NEW.head_seq = OLD.head_seq AND (NEW.version IS NOT OLD.version OR NEW.status IS NOT OLD.status OR NEW.updated_at IS NOT OLD.updated_at OR NEW.head_seq IS NOT OLD.head_seq OR NEW.head_hash IS NOT OLD.head_hash OR NEW.digest IS NOT OLD.digest OR NEW.approved_by IS NOT OLD.approved_by OR NEW.approved_at IS NOT OLD.approved_at OR NEW.paid_by IS NOT OLD.paid_by OR NEW.payment_date IS NOT OLD.payment_date OR NEW.payment_number IS NOT OLD.payment_number OR NEW.returned_by IS NOT OLD.returned_by OR NEW.exported_in IS NOT OLD.exported_in OR NEW.created_at IS NOT OLD.created_at) THEN RAISE(ABORT, 'PD020')
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
CREATE TRIGGER own_account_guard BEFORE INSERT ON own_account BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE EXISTS (SELECT 1 FROM own_account a WHERE a.id = NEW.id);
END;
CREATE TRIGGER bank_load_guard BEFORE INSERT ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant', 'admin'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM bank_load), 0) + 1;
END;
CREATE TRIGGER bank_batch_guard BEFORE INSERT ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM bank_batch), 0) + 1;
SELECT RAISE(ABORT, 'PD020') WHERE NEW.void_reason IS NOT NULL;
END;
CREATE TRIGGER bank_batch_void_guard BEFORE UPDATE ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE OLD.void_reason IS NOT NULL OR NEW.void_reason IS NULL OR NEW.id IS NOT OLD.id OR NEW.at IS NOT OLD.at OR NEW.actor IS NOT OLD.actor OR NEW.own_account_id IS NOT OLD.own_account_id OR NEW.sha256 IS NOT OLD.sha256 OR NEW.orders IS NOT OLD.orders OR NEW.total IS NOT OLD.total OR NEW.manifest IS NOT OLD.manifest;
END;
CREATE TRIGGER bank_batch_item_guard BEFORE INSERT ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.batch_id <> (SELECT max(id) FROM bank_batch);
END;
CREATE TRIGGER statement_guard BEFORE INSERT ON statement BEGIN
SELECT RAISE(ABORT, 'PD028') WHERE NOT EXISTS (SELECT 1 FROM person_role p JOIN person q ON q.login = p.login
  WHERE p.login = NEW.actor AND NOT q.disabled AND p.role IN ('accountant'));
SELECT RAISE(ABORT, 'PD027') WHERE NEW.id <> coalesce((SELECT max(id) FROM statement), 0) + 1;
END;
CREATE TRIGGER statement_line_guard BEFORE INSERT ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.statement_id <> (SELECT max(id) FROM statement);
END;
CREATE TRIGGER account_balance_guard BEFORE INSERT ON account_balance BEGIN
SELECT RAISE(ABORT, 'PD020') WHERE NEW.statement_id <> (SELECT max(id) FROM statement);
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
CREATE TRIGGER bank_load_no_update BEFORE UPDATE ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_item_no_update BEFORE UPDATE ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_no_update BEFORE UPDATE ON statement BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_line_no_update BEFORE UPDATE ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_balance_no_update BEFORE UPDATE ON account_balance BEGIN
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
CREATE TRIGGER bank_load_no_delete BEFORE DELETE ON bank_load BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_item_no_delete BEFORE DELETE ON bank_batch_item BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_no_delete BEFORE DELETE ON statement BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER statement_line_no_delete BEFORE DELETE ON statement_line BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER account_balance_no_delete BEFORE DELETE ON account_balance BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER own_account_no_delete BEFORE DELETE ON own_account BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_no_delete BEFORE DELETE ON bank BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
CREATE TRIGGER bank_batch_no_delete BEFORE DELETE ON bank_batch BEGIN
SELECT RAISE(ABORT, 'PD020');
END;
COMMIT;
