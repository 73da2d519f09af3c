-- The studio looks around by itself: Quartz's trigger would wait for as long as the machine's clock was put back.
delete from qrtz_simple_triggers where trigger_name = 'look-around' and trigger_group = 'tasks';
delete from qrtz_triggers where trigger_name = 'look-around' and trigger_group = 'tasks';
