"""More phrases in English, above all as people type them in a hurry; the columns are those of phrases_of_plans."""

from __future__ import annotations

DATED = """
Monday, May 4, 2026 | 2026-05-04 | 2026-05-04 | day
Monday 4 May 2026 | 2026-05-04 | 2026-05-04 | day
Week 12 2026 | 2026-03-16 | 2026-03-22 | day | ?
w/c 11 Jan 2027 | 2027-01-11 | 2027-01-17 | day | ?
week commencing 11 January 2027 | 2027-01-11 | 2027-01-17 | day | ?
w/e 26/02/27 | 2027-02-26 | 2027-02-26 | day
week ending 26 Feb 2027 | 2027-02-26 | 2027-02-26 | day
week 12, 2026 | 2026-03-16 | 2026-03-22 | day | ?
Q3 FY27 | 2027-07-01 | 2027-09-30 | quarter | ?
Q3 FY2027 | 2027-07-01 | 2027-09-30 | quarter | ?
FY27 Q3 | 2027-07-01 | 2027-09-30 | quarter | ?
FY2027 Q3 | 2027-07-01 | 2027-09-30 | quarter | ?
FY27 | 2027-01-01 | 2027-12-31 | year | ?
FY 2027 | 2027-01-01 | 2027-12-31 | year | ?
FY26/27 | 2026-01-01 | 2027-12-31 | year | ?
FY2026-27 | 2026-01-01 | 2027-12-31 | year | ?
H2 2027 | 2027-07-01 | 2027-12-31 | half_year
H2'27 | 2027-07-01 | 2027-12-31 | half_year
H2 27 | 2027-07-01 | 2027-12-31 | half_year
2H 2027 | 2027-07-01 | 2027-12-31 | half_year
2H27 | 2027-07-01 | 2027-12-31 | half_year
H2 FY27 | 2027-07-01 | 2027-12-31 | half_year | ?
1H2027 | 2027-01-01 | 2027-06-30 | half_year
first half of 2027 | 2027-01-01 | 2027-06-30 | half_year
second half of 2027 | 2027-07-01 | 2027-12-31 | half_year
the second half of 2027 | 2027-07-01 | 2027-12-31 | half_year
first half 2027 | 2027-01-01 | 2027-06-30 | half_year
early 2027 | 2027-01-01 | 2027-03-31 | quarter | ?
late 2027 | 2027-01-01 | 2027-12-31 | year | ?
mid 2027 | 2027-06-01 | 2027-06-30 | month | ?
mid-2027 | 2027-06-01 | 2027-06-30 | month | ?
middle of 2027 | 2027-06-01 | 2027-06-30 | month | ?
mid March 2027 | 2027-03-15 | 2027-03-15 | day | ?
mid-March 2027 | 2027-03-15 | 2027-03-15 | day | ?
early March 2027 | 2027-03-01 | 2027-03-10 | day | ?
late March 2027 | 2027-03-01 | 2027-03-31 | month | ?
end of March 2027 | 2027-03-01 | 2027-03-31 | month
end March 2027 | 2027-03-01 | 2027-03-31 | month
by end of March 2027 | 2027-03-01 | 2027-03-31 | month
by the end of March 2027 | 2027-03-01 | 2027-03-31 | month
beginning of March 2027 | 2027-03-01 | 2027-03-10 | day | ?
start of March 2027 | 2027-03-01 | 2027-03-10 | day | ?
early-2027 | 2027-01-01 | 2027-03-31 | quarter | ?
by early 2027 | 2027-01-01 | 2027-03-31 | quarter | ?
by mid-2027 | 2027-06-01 | 2027-06-30 | month | ?
by late 2027 | 2027-01-01 | 2027-12-31 | year | ?
end 2026 | 2026-01-01 | 2026-12-31 | year
end-2026 | 2026-01-01 | 2026-12-31 | year
end of 2026 | 2026-01-01 | 2026-12-31 | year
end of year 2026 | 2026-01-01 | 2026-12-31 | year
by end 2026 | 2026-01-01 | 2026-12-31 | year
by the end of 2026 | 2026-01-01 | 2026-12-31 | year
year-end 2026 | 2026-01-01 | 2026-12-31 | year
by year-end 2026 | 2026-01-01 | 2026-12-31 | year
year end 2026 | 2026-01-01 | 2026-12-31 | year
by year end 2026 | 2026-01-01 | 2026-12-31 | year
end of Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
by end of Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
by the end of Q3, 2026 | 2026-07-01 | 2026-09-30 | quarter
end Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
EOQ3 2026 | 2026-07-01 | 2026-09-30 | quarter
EOM March 2027 | 2027-03-01 | 2027-03-31 | month
end of H1 2027 | 2027-01-01 | 2027-06-30 | half_year
end of Sept '26 | 2026-09-01 | 2026-09-30 | month
end of Sept 26 | 2026-09-01 | 2026-09-30 | month | ?
Sept '26 | 2026-09-01 | 2026-09-30 | month
Sept. 2026 | 2026-09-01 | 2026-09-30 | month
September, 2026 | 2026-09-01 | 2026-09-30 | month
September of 2026 | 2026-09-01 | 2026-09-30 | month
in September 2026 | 2026-09-01 | 2026-09-30 | month
by September 2026 | 2026-09-01 | 2026-09-30 | month | ?
before September 2026 | 2026-09-01 | 2026-09-30 | month | ?
until September 2026 | 2026-09-01 | 2026-09-30 | month | ?
until the end of September 2026 | 2026-09-01 | 2026-09-30 | month
no later than September 2026 | 2026-09-01 | 2026-09-30 | month
not later than 30 September 2026 | 2026-09-30 | 2026-09-30 | day
on or before 30 September 2026 | 2026-09-30 | 2026-09-30 | day
30 September 2026 | 2026-09-30 | 2026-09-30 | day
30th September 2026 | 2026-09-30 | 2026-09-30 | day
30th of September 2026 | 2026-09-30 | 2026-09-30 | day
30th Sept, 2026 | 2026-09-30 | 2026-09-30 | day
Sept 30, 2026 | 2026-09-30 | 2026-09-30 | day
September 30 2026 | 2026-09-30 | 2026-09-30 | day
September 30th, 2026 | 2026-09-30 | 2026-09-30 | day
September 30th 2026 | 2026-09-30 | 2026-09-30 | day
Sept 30th '26 | 2026-09-30 | 2026-09-30 | day
2026 September | 2026-09-01 | 2026-09-30 | month
by 30 September 2026 | 2026-09-30 | 2026-09-30 | day
due 30 September 2026 | 2026-09-30 | 2026-09-30 | day
30 September 2026 at the latest | 2026-09-30 | 2026-09-30 | day
1 - 30 September 2026 | 2026-09-01 | 2026-09-30 | day
1-30 September 2026 | 2026-09-01 | 2026-09-30 | day
1 to 30 September 2026 | 2026-09-01 | 2026-09-30 | day
September 1-30, 2026 | 2026-09-01 | 2026-09-30 | day
September 1 - 30, 2026 | 2026-09-01 | 2026-09-30 | day
1 Sept 2026 - 30 Nov 2026 | 2026-09-01 | 2026-11-30 | day
1 September to 30 November 2026 | 2026-09-01 | 2026-11-30 | day
September to November 2026 | 2026-09-01 | 2026-11-30 | month
September through November 2026 | 2026-09-01 | 2026-11-30 | month
from September to November 2026 | 2026-09-01 | 2026-11-30 | month
September 2026 to January 2027 | 2026-09-01 | 2027-01-31 | month
between September and November 2026 | 2026-09-01 | 2026-11-30 | month
September and November 2026 | 2026-09-01 | 2026-11-30 | month | ?
September/October 2026 | 2026-09-01 | 2026-10-31 | month
Spring 2027 | 2027-03-01 | 2027-05-31 | month | ?
spring of 2027 | 2027-03-01 | 2027-05-31 | month | ?
Summer 2027 | 2027-06-01 | 2027-08-31 | month | ?
in summer 2027 | 2027-06-01 | 2027-08-31 | month | ?
Autumn 2026 | 2026-09-01 | 2026-11-30 | month | ?
Fall 2026 | 2026-09-01 | 2026-11-30 | month | ?
Winter 2026/27 | 2026-12-01 | 2027-02-28 | month | ?
Winter 2026-2027 | 2026-12-01 | 2027-02-28 | month | ?
winter 2027 | 2027-12-01 | 2028-02-29 | month | ?
Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
Q3-2026 | 2026-07-01 | 2026-09-30 | quarter
Q3/2026 | 2026-07-01 | 2026-09-30 | quarter
Q3'26 | 2026-07-01 | 2026-09-30 | quarter
Q3 '26 | 2026-07-01 | 2026-09-30 | quarter
Q3 26 | 2026-07-01 | 2026-09-30 | quarter
3Q26 | 2026-07-01 | 2026-09-30 | quarter
3Q 2026 | 2026-07-01 | 2026-09-30 | quarter
3Q/2026 | 2026-07-01 | 2026-09-30 | quarter
2026 Q3 | 2026-07-01 | 2026-09-30 | quarter
2026-Q3 | 2026-07-01 | 2026-09-30 | quarter
2026/Q3 | 2026-07-01 | 2026-09-30 | quarter
2026Q3 | 2026-07-01 | 2026-09-30 | quarter
Q3, 2026 | 2026-07-01 | 2026-09-30 | quarter
Q3 of 2026 | 2026-07-01 | 2026-09-30 | quarter
3rd quarter 2026 | 2026-07-01 | 2026-09-30 | quarter
3rd quarter of 2026 | 2026-07-01 | 2026-09-30 | quarter
third quarter 2026 | 2026-07-01 | 2026-09-30 | quarter
third quarter of 2026 | 2026-07-01 | 2026-09-30 | quarter
the third quarter of 2026 | 2026-07-01 | 2026-09-30 | quarter
Quarter 3 2026 | 2026-07-01 | 2026-09-30 | quarter
Quarter 3, 2026 | 2026-07-01 | 2026-09-30 | quarter
Qtr 3 2026 | 2026-07-01 | 2026-09-30 | quarter
by Q3 2026 | 2026-07-01 | 2026-09-30 | quarter | ?
in Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
Q1-Q3 2026 | 2026-01-01 | 2026-09-30 | quarter
Q1 - Q3 2026 | 2026-01-01 | 2026-09-30 | quarter
Q1 to Q3 2026 | 2026-01-01 | 2026-09-30 | quarter
Q1–Q3 2026 | 2026-01-01 | 2026-09-30 | quarter
Q3/Q4 2026 | 2026-07-01 | 2026-12-31 | quarter
Q3 and Q4 2026 | 2026-07-01 | 2026-12-31 | quarter
Q3 or Q4 2026 | 2026-07-01 | 2026-12-31 | quarter | ?
Q4 2026 - Q1 2027 | 2026-10-01 | 2027-03-31 | quarter
Q4 2026-Q1 2027 | 2026-10-01 | 2027-03-31 | quarter
Q4 2026/Q1 2027 | 2026-10-01 | 2027-03-31 | quarter
Q4'26-Q1'27 | 2026-10-01 | 2027-03-31 | quarter
Q4 2026 to Q2 2027 | 2026-10-01 | 2027-06-30 | quarter
2026 through 2028 | 2026-01-01 | 2028-12-31 | year
from 2026 to 2028 | 2026-01-01 | 2028-12-31 | year
between 2026 and 2028 | 2026-01-01 | 2028-12-31 | year
2026, 2027 and 2028 | 2026-01-01 | 2028-12-31 | year | ?
during 2028 | 2028-01-01 | 2028-12-31 | year
throughout 2028 | 2028-01-01 | 2028-12-31 | year
over 2026-2028 | 2026-01-01 | 2028-12-31 | year
calendar year 2027 | 2027-01-01 | 2027-12-31 | year
approx. June 2026 | 2026-06-01 | 2026-06-30 | month | ?
~ Q3 2026 | 2026-07-01 | 2026-09-30 | quarter | ?
TBC Q3 2026 | 2026-07-01 | 2026-09-30 | quarter
Q3 2026 (TBC) | 2026-07-01 | 2026-09-30 | quarter
Q4 - Q1 2026 | 2026-01-01 | 2026-12-31 | quarter | ?
"""
