/** Fills in, after a page of wp-admin has been shown, what only ChatFlow knows. */
( function ( config ) {
	function ask( path ) {
		return fetch( config.rest + path, { credentials: 'same-origin', headers: { 'X-WP-Nonce': config.nonce } } ).then( function ( answer ) {
			if ( ! answer.ok ) {
				throw new Error( String( answer.status ) );
			}
			return answer.json();
		} );
	}

	function element( name, className, text ) {
		var made = document.createElement( name );
		made.className = className;
		made.textContent = text;
		return made;
	}

	function conversation( one ) {
		var item = element( 'li', 'chatflow-conversation', '' );
		var head = element( 'p', 'chatflow-conversation-head', '' );
		head.append( element( 'span', 'chatflow-status is-' + one.status, one.label ), element( 'time', '', one.when ) );
		item.append( head, element( 'p', 'chatflow-conversation-text', one.text ) );
		if ( one.url ) {
			var link = element( 'a', '', config.words.open );
			link.href = one.url;
			link.target = '_blank';
			link.rel = 'noopener';
			item.append( link );
		}
		return item;
	}

	function fill( box ) {
		ask( 'orders/' + box.dataset.chatflowOrder + '/conversations' )
			.then( function ( answer ) {
				var list = element( 'ul', '', '' );
				answer.data.forEach( function ( one ) {
					list.append( conversation( one ) );
				} );
				box.replaceChildren( answer.data.length ? list : element( 'p', '', config.words.none ) );
			} )
			.catch( function () {
				box.replaceChildren( element( 'p', '', config.words.failed ) );
			} );
	}

	function count() {
		var badge = document.querySelector( '[data-chatflow-unread]' );
		var notice = document.querySelector( '[data-chatflow-waiting]' );
		if ( ! badge || document.hidden ) {
			return;
		}
		ask( 'unread' )
			.then( function ( answer ) {
				badge.hidden = answer.unread === 0;
				badge.textContent = answer.unread > 99 ? '99+' : String( answer.unread );
				if ( notice ) {
					notice.hidden = answer.unread === 0;
					notice.querySelector( 'span' ).textContent = answer.text;
				}
			} )
			.catch( function () {} );
	}

	document.addEventListener( 'submit', function ( event ) {
		var question = event.target.dataset.chatflowConfirm;
		if ( question && ! window.confirm( question ) ) {
			event.preventDefault();
		}
	} );
	if ( config.connected ) {
		document.querySelectorAll( '[data-chatflow-order]' ).forEach( fill );
		count();
		setInterval( count, 60000 );
	}
	if ( document.querySelector( '[data-chatflow-running]' ) ) {
		var anew = setTimeout( function () {
			location.reload();
		}, 5000 );
		// Whoever changes the settings below would lose what they entered, or what they have just sent.
		[ 'focusin', 'input', 'submit' ].forEach( function ( type ) {
			document.addEventListener( type, function () {
				clearTimeout( anew );
			} );
		} );
	}
} )( window.chatflowAdmin );
