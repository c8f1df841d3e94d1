"""More phrases that name no day, and texts that are no dates; the columns are those of phrases_of_plans."""

from __future__ import annotations

UNDATED = """
после 1 декабря 2026 | undated | relative
не ранее 1 декабря 2026 | undated | relative
12 нед. | undated | duration
год | undated | duration
квартал | undated | duration
через 3 месяца после подписания соглашения | undated | relative
через 3 месяца с даты подписания | undated | relative
через полгода после запуска | undated | relative
в течение 30 дней со дня утверждения | undated | relative
в течение 30 (тридцати) дней со дня подписания | undated | relative
в течение 10 рабочих дней с момента получения | undated | relative
в течение месяца после утверждения | undated | relative
в течение квартала после ввода | undated | relative
в течение трёх месяцев | undated | relative
в месячный срок | undated | relative
в 30-дневный срок | undated | relative
в двухнедельный срок со дня подписания | undated | relative
до 20 числа месяца, следующего за отчётным | undated | relative
до 5-го числа месяца, следующего за отчетным кварталом | undated | relative
не позднее 15 числа месяца, следующего за отчётным периодом | undated | relative
ежемесячно, до 10 числа | ongoing | repeating
ежемесячно до 10-го числа месяца, следующего за отчётным | ongoing | repeating
ежеквартально, до 15 числа | ongoing | repeating
ежеквартально до 5 числа месяца, следующего за отчетным кварталом | ongoing | repeating
ежегодно до 1 марта | ongoing | repeating
ежегодно, не позднее 1 марта | ongoing | repeating
ежегодно, до 1 марта года, следующего за отчётным | ongoing | repeating
ежегодно, I квартал | ongoing | repeating
ежегодно (декабрь) | ongoing | repeating
ежегодно в IV квартале | ongoing | repeating
ежегодно в декабре | ongoing | repeating
ежегодно к 1 сентября | ongoing | repeating
раз в год | ongoing | repeating
раз в полгода | ongoing | repeating
не реже 1 раза в квартал | ongoing | repeating
не реже одного раза в год | ongoing | repeating
1 раз в год | ongoing | repeating
один раз в год | ongoing | repeating
по полугодиям | ongoing | repeating
поквартально | ongoing | repeating
еженедельно | ongoing | repeating
ежемесячно | ongoing | repeating
каждый квартал | ongoing | repeating
каждые 6 месяцев | ongoing | repeating
регулярно | ongoing | repeating
периодически | ongoing | repeating
систематически | ongoing | repeating
постоянно, в течение года | ongoing | ongoing
постоянно в течение всего периода | ongoing | ongoing
на постоянной основе | ongoing | ongoing
постоянно действующий | ongoing | ongoing
непрерывно | ongoing | ongoing
в течение срока реализации программы | ongoing | ongoing
в течение всего срока действия программы | ongoing | ongoing
весь период реализации проекта | ongoing | ongoing
в период реализации программы | ongoing | ongoing
на весь период | ongoing | ongoing
на протяжении всего срока | ongoing | ongoing
после получения разрешения | undated | relative
после ввода объекта в эксплуатацию | undated | relative
после завершения этапа 1 | undated | relative
после подписания договора | undated | relative
по завершении 1 этапа | undated | conditional
по окончании работ | undated | conditional
по согласованию с министерством | undated | conditional
согласно графику | undated | conditional
согласно плану-графику | undated | conditional
по отдельному графику | undated | conditional
по отдельному плану | undated | conditional
по мере поступления заявок | undated | conditional
по мере выделения финансирования | undated | conditional
по факту | undated | conditional
по запросу | undated | conditional
при необходимости | undated | conditional
при поступлении средств | undated | conditional
при условии финансирования | undated | conditional
в установленные сроки | undated | conditional
в соответствии с графиком | undated | conditional
в соответствии с договором | undated | conditional
в рабочем порядке | undated | conditional
сроки уточняются | undated | conditional
срок уточняется | undated | conditional
уточняется | undated | conditional
будет определён позднее | undated | conditional
будет определен | undated | conditional
не установлен | undated | conditional
срок не установлен | undated | conditional
определяется договором | undated | conditional
до получения результата | undated | conditional
до полного освоения средств | undated | conditional
до завершения проекта | undated | conditional
до окончания программы | undated | conditional
без срока | undated | conditional
TBC | undated | conditional
T.B.D. | undated | conditional
tbc | undated | conditional
to be agreed | undated | conditional
to be determined | undated | conditional
to be confirmed with partners | undated | conditional
pending | undated | conditional
on request | undated | conditional
as required | undated | conditional
as needed | undated | conditional
when funding is available | undated | conditional
subject to approval | undated | conditional
subject to funding | undated | conditional
upon approval | undated | relative
after approval | undated | relative
following approval | undated | relative
following the tender | undated | relative
3 months after signing | undated | relative
within 6 months of approval | undated | relative
within 30 days of signature | undated | relative
within 30 days | undated | relative
30 days after signature | undated | relative
6 months from start | undated | relative
T+6 | undated | relative
T+6 months | undated | relative
M12 | undated | relative
month 6 | undated | relative
Ongoing throughout the project | ongoing | ongoing
rolling | ongoing | ongoing
quarterly | ongoing | repeating
each quarter | ongoing | repeating
each year | ongoing | repeating
yearly | ongoing | repeating
annually by 1 March | ongoing | repeating
annually, in Q4 | ongoing | repeating
monthly | ongoing | repeating
twice a year | ongoing | repeating
every 6 months | ongoing | repeating
once a year | ongoing | repeating
bi-annually | ongoing | repeating
semi-annually | ongoing | repeating
biannual | ongoing | repeating
2 months | undated | duration
2 мес. | undated | duration
2 мес | undated | duration
3 мес | undated | duration
90 дней | undated | duration
90 календарных дней | undated | duration
10 р.д. | undated | duration
1 год | undated | duration
1,5 года | undated | duration
полгода | undated | duration
1 неделя | undated | duration
"""

NO_DATES = """
31.122026 | not_a_date |
Q3 2026/27 | fiscal_year |
Q3 FY 26/27 | fiscal_year |
Q326 | not_a_date |
1 сентября | no_year |
до 1 сентября | no_year |
сентябрь | no_year |
сентябрь-октябрь | no_year |
сентября-октября | no_year |
II квартал | no_year |
2-е полугодие | no_year |
первое полугодие | no_year |
I–II кварталы | no_year |
II полугодие | no_year |
H2 | no_year |
Q3 | no_year |
by September | no_year |
end of September | no_year |
mid-September | no_year |
конец августа | no_year |
до конца августа | no_year |
лето | no_year |
осенью | no_year |
summer | no_year |
31.12 | no_year |
31.12. | no_year |
до 31.12 | no_year |
25 числа | not_a_date |
до 25 числа | not_a_date |
к концу года | no_year |
до конца года | no_year |
до конца текущего года | no_year |
by the end of the year | no_year |
Week 12 | not_a_date |
W12 | not_a_date |
март | no_year |
May | no_year |
mid | not_a_date |
end | not_a_date |
исполнено | not_a_date |
отменено | not_a_date |
done | not_a_date |
completed | not_a_date |
cancelled | not_a_date |
см. примечание | not_a_date |
этап 2 | not_a_date |
46387 | not_a_date | 31.12.2026
46387.0 | not_a_date | 31.12.2026
1/2 | not_a_date |
2/3 | not_a_date |
Иванов И.И. | not_a_date |
5 | not_a_date |
100% | not_a_date |
1 500 000 | not_a_date |
000 | not_a_date |
00.00.0000 | no_such_month |
0 | not_a_date |
2026-13-01 | no_such_month | 13.01.2026
31.06.2026 | no_such_day | 30.06.2026
30.02.2027 | no_such_day | 28.02.2027
29.02.2027 | no_such_day | 28.02.2027
31.09.2026 г. | no_such_day | 30.09.2026
31 сентября 2026 | no_such_day | 30.09.2026
до 31 ноября 2026 | no_such_day | до 30.11.2026
32.01.2026 | no_such_day |
01.13.2026 | no_such_month | 13.01.2026
12.31.2026 | no_such_month | 31.12.2026
2026.13.01 | no_such_month | 13.01.2026
5 квартал 2026 | not_a_date |
V квартал 2026 | not_a_date |
3 полугодие 2026 | not_a_date |
VI кв. 2026 | not_a_date |
0 квартал 2026 | not_a_date |
квартл 4 2026 | not_a_date | квартал 4 2026
IV кврартал 2026 | not_a_date | IV квартал 2026
4 кварта 2026 | not_a_date | 4 квартал 2026
декбрь 2026 | not_a_date | декабрь 2026
дикабрь 2026 | not_a_date | декабрь 2026
сентебрь 2026 | not_a_date | сентябрь 2026
янврь 2027 | not_a_date | январь 2027
Setpember 2026 | not_a_date | september 2026
Decmber 2026 | not_a_date | december 2026
Febuary 2027 | not_a_date | february 2027
01.07.202 | not_a_date |
01.07.20266 | not_a_date |
1.7 | not_a_date |
декабрь 206 | no_year |
декабрь 20226 | no_year |
2206 | not_a_date |
с 2028 по 2026 | end_before_start |
31.12.2026 - 01.07.2026 | end_before_start |
IV кв. 2026 - II кв. 2026 | end_before_start |
"""
