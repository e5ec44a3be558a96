// Counts down to the time from which the code may be sent again. Without scripts the button works all the time,
// and the application refuses an early click.
'use strict';

const resend = document.getElementById('resend');
const countdown = document.getElementById('countdown');

if (resend) {
  const end = performance.now() + 1000 * Number(resend.dataset.wait);

  const show = () => {
    const left = Math.ceil((end - performance.now()) / 1000);
    resend.disabled = left > 0;
    countdown.textContent = left > 0 ? `in ${left} s` : '';
    if (left > 0) {
      setTimeout(show, 250);
    }
  };
  show();
}
