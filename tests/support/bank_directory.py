"""Small directories for the tests: written here, nothing of the Bank of Russia's."""

import io
import zipfile

NAMESPACE = "urn:cbr-ru:ed:v2.0"
SBERBANK = """<BICDirectoryEntry BIC="044525225"><ParticipantInfo NameP="ПАО Сбербанк" RegN="1481" CntrCd="RU" Rgn="45"
 Ind="117312" Tnp="г" Nnp="Москва" DateIn="1996-10-04" PtType="20" Srvcs="5" XchType="1" UID="4525225000"
 ParticipantStatus="PSAC"/><SWBICS SWBIC="SABRRUMM012" DefaultSWBIC="0"/><SWBICS SWBIC="SABRRUMM" DefaultSWBIC="1"/>
 <Accounts Account="30101810400000000225" RegulationAccountType="CRSA" CK="53" AccountCBRBIC="044525000"
 DateIn="1996-10-04" AccountStatus="ACAC"/></BICDirectoryEntry>"""
TREASURY = """<BICDirectoryEntry BIC="017003983"><ParticipantInfo NameP="УФК по Тульской области" Rgn="70" Tnp="г"
 Nnp="Тула" DateIn="2000-01-01" PtType="52" Srvcs="3" XchType="1" UID="7003001983" ParticipantStatus="PSAC"/>
 <Accounts Account="40102810445370000059" RegulationAccountType="UTRA" AccountCBRBIC="047003001" AccountStatus="ACAC"/>
 <Accounts Account="40102810545370000060" RegulationAccountType="UTRA" AccountCBRBIC="047003001" AccountStatus="ACAC"/>
 <Accounts Account="40816810845250000007" RegulationAccountType="TRSA" AccountCBRBIC="047003001" AccountStatus="ACAC"/>
 </BICDirectoryEntry>"""
MERGED = """<BICDirectoryEntry BIC="044525974" ChangeType="CHGD"><ParticipantInfo NameP="АО «Былой банк»" Rgn="45"
 PrntBIC="044525225" DateIn="2016-06-23" PtType="30" Srvcs="3" XchType="0" UID="4525974000" ParticipantStatus="PSAC">
 <RstrList Rstr="URRS" RstrDate="2023-05-02"/><RstrList Rstr="NEWX"/></ParticipantInfo>
 <Accounts Account="30101810145250000974" RegulationAccountType="CRSA" AccountCBRBIC="044525000" DateIn="2016-06-23"
 AccountStatus="ACAC"><AccRstrList AccRstr="LMRS" AccRstrDate="2023-05-02"/>
 <AccRstrList AccRstr="CLRS" AccRstrDate="2023-07-28"/></Accounts></BICDirectoryEntry>"""
ENTRIES = SBERBANK + TREASURY + MERGED


def text(entries=ENTRIES, *, attributes="", encoding="windows-1251", before="", **head):
    """Return the XML as text; ``head`` replaces attributes of the root, None leaves one out."""
    values = {
        "xmlns": NAMESPACE, "EDNo": "1", "EDDate": "2023-05-17", "EDAuthor": "4583001999", "CreationReason": "FCBD",
        "CreationDateTime": "2023-05-17T18:31:47Z", "InfoTypeCode": "FIRR", "BusinessDay": "2023-05-18",
        "DirectoryVersion": "1",
    } | head  # fmt: skip
    said = " ".join(f'{key}="{value}"' for key, value in values.items() if value is not None)
    return f'<?xml version="1.0" encoding="{encoding}"?>{before}<ED807 {said} {attributes}>{entries}</ED807>'


def xml(entries=ENTRIES, *, encoding="windows-1251", **head):
    return text(entries, encoding=encoding, **head).encode(encoding)


def prefixed():
    """Return the same directory with the namespace as a prefix."""
    body = text().replace("xmlns=", "xmlns:ed=").replace("</", "\0").replace("<?", "\1")
    return body.replace("<", "<ed:").replace("\0", "</ed:").replace("\1", "<?").encode("cp1251")


def packed(data, name="20230518_ED807_full.xml", method=zipfile.ZIP_DEFLATED, **others):
    """Return a ZIP of the directory, and of other files by their names with "__" for the dot."""
    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", method) as archive:
        archive.writestr(name, data)
        for other, content in others.items():
            archive.writestr(other.replace("__", "."), content)
    return body.getvalue()
