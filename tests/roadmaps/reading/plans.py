"""Small project plans, as planning programs write them."""

from __future__ import annotations

MSPDI = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Дорожная карта</Title><Tasks>
<Task><UID>0</UID><ID>0</ID><Name>Дорожная карта</Name><OutlineLevel>0</OutlineLevel><Summary>1</Summary></Task>
<Task><UID>7</UID><Name>Центр</Name><WBS>1</WBS><OutlineNumber>1</OutlineNumber><OutlineLevel>1</OutlineLevel>
<Summary>1</Summary><Baseline><Number>0</Number><Finish>2027-12-31T17:00:00</Finish></Baseline></Task>
<Task><UID>8</UID><IsNull>1</IsNull></Task>
<Task><UID>3</UID><Name>Закупка стенда</Name><WBS>1.1</WBS><OutlineNumber>1.1</OutlineNumber>
<OutlineLevel>2</OutlineLevel><Start>2027-02-01T08:00:00</Start><Finish>2027-04-15T17:00:00</Finish>
<Milestone>0</Milestone><Summary>0</Summary><PercentComplete>40</PercentComplete><Notes>Аукцион</Notes>
<Baseline><Number>1</Number><Finish>2027-05-31T17:00:00</Finish></Baseline>
<Baseline><Number>0</Number><Finish>2027-03-31T17:00:00</Finish></Baseline></Task>
<Task><UID>4</UID><Name>Открытие</Name><WBS>1.2</WBS><OutlineNumber>1.2</OutlineNumber><OutlineLevel>2</OutlineLevel>
<Active>0</Active><Finish>2027-12-20T17:00:00</Finish><ActualFinish>2027-12-20T17:00:00</ActualFinish><Milestone>1</Milestone>
<Summary>0</Summary><PredecessorLink><PredecessorUID>3</PredecessorUID><Type>1</Type></PredecessorLink></Task>
</Tasks><Resources><Resource><UID>1</UID><Name>Седов А. В.</Name></Resource>
<Resource><UID>2</UID><Name>НИИ</Name></Resource></Resources>
<Assignments><Assignment><TaskUID>3</TaskUID><ResourceUID>1</ResourceUID></Assignment>
<Assignment><TaskUID>3</TaskUID><ResourceUID>2</ResourceUID></Assignment></Assignments></Project>""".encode()

XER = "\r\n".join(
    "\t".join(line)
    for line in [
        ["ERMHDR", "20.12", "2026-01-01", "Project", "admin"],
        ["%T", "CALENDAR"],
        ["%F", "clndr_id", "clndr_data"],
        ["%R", "1", "(0||CalendarData()())"],
        ["%T", "PROJWBS"],
        ["%F", "wbs_id", "parent_wbs_id", "wbs_name", "proj_node_flag", "seq_num"],
        ["%R", "1", "", "Кластер", "Y", "0"],
        ["%R", "3", "1", "Раздел второй", "N", "2"],
        ["%R", "2", "1", "Раздел первый", "N", "1"],
        ["%T", "TASK"],
        [
            "%F",
            "task_id",
            "wbs_id",
            "task_code",
            "task_name",
            "task_type",
            "target_start_date",
            "target_end_date",
            "early_end_date",
            "phys_complete_pct",
            "status_code",
        ],
        ["%R", "10", "1", "A10", "Начало", "TT_Mile", "2027-02-01 08:00", "2027-02-01 17:00", "", ""],
        ["%R", "11", "1", "A15", "Свод", "TT_WBS", "2027-02-01 08:00", "2027-12-01 17:00", "", ""],
        [
            "%R",
            "12",
            "2",
            "A20",
            "Закупка",
            "TT_Task",
            "2027-02-02 08:00",
            "2027-03-31 17:00",
            "2027-04-15 17:00",
            "50",
            "TK_Active",
        ],
        ["%T", "TASKPRED"],
        ["%F", "task_id", "pred_task_id"],
        ["%R", "12", "10"],
        ["%T", "RSRC"],
        ["%F", "rsrc_id", "rsrc_name"],
        ["%R", "5", "Седов"],
        ["%T", "TASKRSRC"],
        ["%F", "task_id", "rsrc_id"],
        ["%R", "12", "5"],
        ["%E"],
        [""],
    ]
)

P6 = """<?xml version="1.0" encoding="UTF-8"?>
<APIBusinessObjects xmlns="http://xmlns.oracle.com/Primavera/P6/V25.12/API/BusinessObjects">
<Resource><ObjectId>5</ObjectId><Name>Седов</Name></Resource>
<Project><Name>Кластер</Name>
<WBS><ObjectId>1</ObjectId><Name>Кластер</Name><ParentObjectId/></WBS>
<Activity><ObjectId>12</ObjectId><Id>A20</Id><Name>Закупка</Name><Type>Task Dependent</Type>
<WBSObjectId>1</WBSObjectId><StartDate>2027-02-02T08:00:00</StartDate><FinishDate>2027-04-15T17:00:00</FinishDate>
<PlannedFinishDate>2027-03-31T17:00:00</PlannedFinishDate><PercentComplete>0.5</PercentComplete>
<Status>In Progress</Status></Activity>
<Activity><ObjectId>11</ObjectId><Id>A15</Id><Name>Свод</Name><Type>WBS Summary</Type><WBSObjectId>1</WBSObjectId>
</Activity>
<Activity><ObjectId>13</ObjectId><Id>A30</Id><Name>Открытие</Name><Type>Start Milestone</Type>
<WBSObjectId>1</WBSObjectId><StartDate>2027-02-01T08:00:00</StartDate><ActualStartDate>2027-02-03T08:00:00</ActualStartDate>
<PlannedStartDate>2027-02-01T08:00:00</PlannedStartDate></Activity>
<ResourceAssignment><ActivityObjectId>12</ActivityObjectId><ResourceObjectId>5</ResourceObjectId></ResourceAssignment>
<Relationship><PredecessorActivityObjectId>13</PredecessorActivityObjectId>
<SuccessorActivityObjectId>12</SuccessorActivityObjectId></Relationship>
<ActivityNote><ActivityObjectId>12</ActivityObjectId><Note>Аукцион</Note></ActivityNote></Project>
<BaselineProject><Name>Первый</Name><WBS><ObjectId>91</ObjectId><Name>Кластер</Name></WBS>
<Activity><ObjectId>92</ObjectId><Id>A20</Id><Name>Закупка</Name><Type>Task Dependent</Type>
<PlannedFinishDate>2027-03-15T17:00:00</PlannedFinishDate></Activity></BaselineProject>
</APIBusinessObjects>""".encode()

GANTT = """<?xml version="1.0" encoding="UTF-8"?>
<project name="Кластер" version="3.3"><calendars><day-types><default-week id="1" name="default" sun="1" mon="0" tue="0"
 wed="0" thu="0" fri="0" sat="1"/></day-types><date year="2027" month="2" date="3" type="HOLIDAY"/></calendars>
<tasks empty-milestones="true"><task id="0" name="Центр" meeting="false" start="2027-02-01" duration="7" complete="0">
<task id="1" name="Закупка" meeting="false" start="2027-02-01" duration="6" complete="25"><notes>Аукцион</notes>
<depend id="2" type="2"/></task>
<task id="2" name="Открытие" meeting="true" start="2027-02-10" duration="0" complete="0"/></task></tasks>
<resources><resource id="0" name="Седов"/></resources>
<allocations><allocation task-id="1" resource-id="0"/></allocations></project>""".encode()
